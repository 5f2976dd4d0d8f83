package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteShellTest {

    @Test
    void shouldGiveEveryWordUnchangedWhenAShellReadsIt() throws IOException {
        List<String> words =
                List.of("plain", "two words", "a'b", "$HOME", "`id`", "\\", "*", "#", "", "-XX:+A=b", "ä;|&<>\"");
        String line = RemoteShell.exec(join("printf", "%s\\n", words));

        assertEquals(words, List.of(shell(line).split("\n", -1)).subList(0, words.size()));
    }

    @Test
    void shouldMeanTheHomeFolderThereWhenAPathBeginsWithIt() throws IOException {
        assertEquals(System.getenv("HOME") + "/a b\n", shell(RemoteShell.exec(List.of("printf", "%s\\n", "~/a b"))));
    }

    private static List<String> join(String command, String format, List<String> words) {
        List<String> all = new ArrayList<>(List.of(command, format));
        all.addAll(words);
        return all;
    }

    private static String shell(String line) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", line).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
