package io.netbench.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The core names properties, and whoever shows a message names the option: one option in its text would be wrong for each
 * command that calls it otherwise.
 */
class OptionLiteralsTest {

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern OPTION =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*?(?<![\\w-])--[a-z](?:[^\"\\\\\n]|\\\\.)*\"");

    /** Files that may, and whose options theirs are. */
    private static final Map<String, String> MAY = new TreeMap<>(Map.ofEntries(
            Map.entry("advice/ConnectionHints.java", "quotes a command"),
            Map.entry("advice/CpuHints.java", "Docker's"),
            Map.entry("advice/NicHints.java", "quotes a command of numactl"),
            Map.entry("agent/RunLoad.java", "the agent's, in what its coordinator is told"),
            Map.entry("analysis/layers/SameTime.java", "the storage tools', by which they run on several hosts"),
            Map.entry("control/net/PeerCheck.java", "the agent's, in what its coordinator is told"),
            Map.entry("control/net/StreamFailure.java", "the agent's, in what its coordinator is told"),
            Map.entry("coordinator/agents/LoopbackServers.java", "the agent's, in what its coordinator is told"),
            Map.entry("dataplane/AgentLimits.java", "the agent's, in what its coordinator is told"),
            Map.entry("dataplane/DataPaths.java", "of all agents, in what their coordinator is told"),
            Map.entry("launch/AgentImage.java", "tar's"),
            Map.entry("launch/AgentProgram.java", "part of the command that is run"),
            Map.entry("launch/PackedImage.java", "tar's"),
            Map.entry("launch/SlurmNodes.java", "scontrol's"),
            Map.entry("launch/SrunLauncher.java", "srun's"),
            Map.entry("storage/ElbenchoPhase.java", "elbencho's, in the command that a file of it quotes"),
            Map.entry("storage/FioGroup.java", "fio's, in a note on its output"),
            Map.entry("storage/OtherOutput.java", "the storage tools', for the output that is read")));

    @Test
    void shouldNameNoOptionOfACommandOfItsOwn() throws IOException {
        Path sources = Path.of("src/main/java/io/netbench");
        Set<String> naming = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                if (OPTION.matcher(code).find()) {
                    naming.add(sources.relativize(file).toString());
                }
            }
        }

        assertEquals(MAY.keySet(), naming);
    }
}
