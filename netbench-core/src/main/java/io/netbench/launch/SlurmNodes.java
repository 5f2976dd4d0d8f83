package io.netbench.launch;

import io.netbench.plan.HostList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Slurm's nodes are on the network. */
final class SlurmNodes {

    private static final Pattern NODE = Pattern.compile("NodeName=(\\S+)(?:.* NodeAddr=(\\S+))?.*");
    private static final long TIMEOUT_MS = 5_000;

    private SlurmNodes() {}

    /**
     * Addresses by the names of nodes; without those that Slurm does not tell of.
     *
     * @param prefix words before Slurm's commands
     */
    static Map<String, String> addresses(List<String> prefix, HostList.Hosts nodes) throws InterruptedException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of("scontrol", "show", "node", "--oneliner", nodes.toString()));
        return parse(CommandLines.of(words, TIMEOUT_MS));
    }

    static Map<String, String> parse(List<String> lines) {
        Map<String, String> addresses = new HashMap<>();
        for (String line : lines) {
            Matcher node = NODE.matcher(line.strip());
            if (node.matches() && node.group(2) != null) {
                addresses.put(node.group(1), node.group(2));
            }
        }
        return addresses;
    }
}
