package io.netbench.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No program that netbench starts inherits the token: whoever makes one withholds it. */
class StartedProgramsTest {

    private static final List<String> MODULES = List.of("netbench-core", "netbench-cli", "transports");
    private static final String STARTS = "new ProcessBuilder(";
    private static final String WITHHOLDS = "TokenVariable.withhold(";

    @Test
    void shouldWithholdTheTokenWhereverAProgramIsStarted() throws IOException {
        Set<String> starting = new TreeSet<>();
        Set<String> passingOn = new TreeSet<>();
        for (String module : MODULES) {
            for (Path file : sources(Path.of("..", module))) {
                String code = Files.readString(file);
                int starts = count(code, STARTS) + count(code, "Runtime.getRuntime().exec(");
                if (starts > 0) {
                    starting.add(file.getFileName().toString());
                }
                if (starts > count(code, WITHHOLDS)) {
                    passingOn.add(file.toString());
                }
            }
        }

        assertFalse(starting.isEmpty(), "programs are looked for in the wrong place");
        assertEquals(Set.of(), passingOn);
    }

    private static List<Path> sources(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(file -> file.toString().contains("src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static int count(String code, String words) {
        int count = 0;
        for (int at = code.indexOf(words); at >= 0; at = code.indexOf(words, at + 1)) {
            count++;
        }
        return count;
    }
}
