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
    private final Optional<Path> launcherBefore;
    private final Map<String, Tool> rivals = new LinkedHashMap<>();

    /**
     * The tools beside the checkout of netbench in {@code home}.
     *
     * @param before another checkout, whose build takes part as {@code before}
     */
    Tools(Path home, Optional<Path> before) {
        launcher = home.resolve("netbench");
        launcherBefore = before.map(checkout -> checkout.toAbsolutePath().resolve("netbench"));
        Path peers = home.resolve("benchmarks");
        List<Tool> known = List.of(
                new IperfTool(IperfTool.NAME, Iperf.find(System.getenv())),
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
        Tool tool =
                switch (ToolName.base(name)) {
                    case NetbenchTool.NAME -> new NetbenchTool(name, launcher);
                    case NetbenchTool.BEFORE ->
                        new NetbenchTool(
                                name,
                                launcherBefore.orElseThrow(() -> new IllegalArgumentException(
                                        "'before' is another build; --before=CHECKOUT names it")));
                    case IperfTool.NAME -> new IperfTool(name, ((IperfTool) rivals.get(IperfTool.NAME)).found());
                    default -> rivals.get(name);
                };
        if (tool == null) {
            throw new IllegalArgumentException("'" + name + "' is no tool; known are netbench, netbench:TRANSPORT, "
                    + String.join(", ", rivals.keySet()) + ", and before with --before");
        }
        return tool.missing().isEmpty() ? Optional.of(tool) : Optional.empty();
    }

    List<String> names() {
        List<String> names = new ArrayList<>(List.of(NetbenchTool.NAME));
        launcherBefore.ifPresent(path -> names.add(NetbenchTool.BEFORE));
        names.addAll(rivals.keySet());
        return names;
    }

    /** What a reader should know of the versions that are here. */
    List<String> cautions() {
        return rivals.values().stream()
                .map(Tool::caution)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is not on this machine, and why. */
    List<String> missing() {
        List<String> lines = new ArrayList<>();
        rivals.values().forEach(tool -> tool.missing().ifPresent(why -> lines.add(tool.name() + ": " + why)));
        return lines;
    }
}
