package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Holds the manual pages in {@code docs/man} to the commands. To write them anew:
 * {@code mvn -pl netbench-cli -am test -Dtest=ManPagesTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true}.
 */
class ManPagesTest {

    private static final Path MAN = Path.of("..", "docs", "man");

    @Test
    void shouldDescribeCommandsAsTheyAre(@TempDir Path folder) throws IOException {
        boolean isUpdate = Boolean.getBoolean("update.docs");
        Path target = isUpdate ? Files.createDirectories(MAN) : folder;
        boolean[] quiet = {};
        assertEquals(
                CommandLine.ExitCode.OK,
                ManPageGenerator.generateManPage(target.toFile(), null, quiet, false, specs()));
        Map<String, String> expected = pages(target);
        assertTrue(
                expected.containsKey("netbench-incast.adoc"), expected.keySet().toString());
        assertEquals(
                expected, pages(MAN), "docs/man is out of date; the comment of this test says how to write it anew");
    }

    /** The build's own version would make every commit change every page. */
    private static CommandSpec[] specs() {
        CommandSpec netbench = NetbenchCommand.newCommandLine().getCommandSpec();
        List<CommandSpec> specs = Stream.concat(
                        Stream.of(netbench),
                        netbench.subcommands().values().stream()
                                .map(CommandLine::getCommandSpec)
                                .filter(spec -> !spec.helpCommand()))
                .toList();
        specs.forEach(spec -> spec.versionProvider(null).version("netbench"));
        return specs.toArray(new CommandSpec[0]);
    }

    private static Map<String, String> pages(Path folder) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }
}
