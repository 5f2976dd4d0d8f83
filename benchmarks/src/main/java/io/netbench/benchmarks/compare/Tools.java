package io.netbench.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of this machine. */
final class Tools {

    private final Path launcher;
    private final Map<String, Tool> rivals = new LinkedHashMap<>();

    /** The tools beside the checkout of netbench in {@code home}. */
    Tools(Path home) {
        launcher = home.resolve("netbench");
        Path peers = home.resolve("benchmarks");
        List<Tool> known = List.of(
                new IperfTool(),
                new ThreadsTool(peers.resolve("peers/threads.cpp"), peers.resolve("target/peers/threads")),
                new ElbenchoTool(),
                new NuttcpTool(),
                new SockperfTool(),
                new QperfTool());
        known.forEach(tool -> rivals.put(tool.name(), tool));
    }

    /**
     * A tool by its name; empty if it is not on this machine.
     *
     * @throws IllegalArgumentException if there is no such tool
     */
    Optional<Tool> find(String name) {
        Tool tool = name.startsWith(NetbenchTool.NAME) ? new NetbenchTool(name, launcher) : rivals.get(name);
        if (tool == null) {
            throw new IllegalArgumentException("'" + name + "' is no tool; known are netbench, netbench:TRANSPORT and "
                    + String.join(", ", rivals.keySet()));
        }
        return tool.missing().isEmpty() ? Optional.of(tool) : Optional.empty();
    }

    List<String> names() {
        List<String> names = new ArrayList<>(List.of(NetbenchTool.NAME));
        names.addAll(rivals.keySet());
        return names;
    }

    /** What is not on this machine, and why. */
    List<String> missing() {
        List<String> lines = new ArrayList<>();
        rivals.values().forEach(tool -> tool.missing().ifPresent(why -> lines.add(tool.name() + ": " + why)));
        return lines;
    }
}
