package io.netbench.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The text of what a script is made of, in which each of its options stands. */
final class Sources {

    private Sources() {}

    static String of(String script) throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(Page.ROOT.resolve(script)));
        if (script.startsWith("benchmarks/")) {
            try (Stream<Path> classes = Files.find(
                    Page.ROOT.resolve("benchmarks/src/main"),
                    20,
                    (file, attributes) -> file.toString().endsWith(".java"))) {
                for (Path each : classes.toList()) {
                    text.append(Files.readString(each));
                }
            }
        }
        return text.toString();
    }

    /** Whether there is a test class of this name in any module. */
    static boolean hasTest(String name) throws IOException {
        for (String module : new String[] {"netbench-core", "netbench-cli", "transports", "examples", "benchmarks"}) {
            try (Stream<Path> found = Files.find(
                    Page.ROOT.resolve(module),
                    20,
                    (file, attributes) ->
                            file.endsWith(name + ".java") && file.toString().contains("/src/test/"))) {
                if (found.findAny().isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }
}
