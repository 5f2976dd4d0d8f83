package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --live full} on a pseudo terminal, which util-linux's {@code script} makes, and where there is none. */
@Timeout(60)
class FullScreenTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String SECOND_SCREEN = "\u001b[?1049h";
    private static final String FIRST_SCREEN = "\u001b[?1049l";

    @TempDir
    private Path folder;

    @Test
    void shouldShowEachLinkAndReportOnTheScreenThatWasThereBefore() throws IOException, InterruptedException {
        String seen = seen(100, "incast -c 3 -b 64k -t 2s -w 100ms -i 200ms --live full");

        assertTrue(seen.contains(SECOND_SCREEN) && seen.contains(FIRST_SCREEN), seen);
        String screen = seen.substring(seen.indexOf(SECOND_SCREEN), seen.indexOf(FIRST_SCREEN));
        String after = seen.substring(seen.indexOf(FIRST_SCREEN));
        for (String figure : List.of("this host", "client-3", "bit/s", " %", "measured")) {
            assertTrue(screen.contains(figure), () -> "no '" + figure + "' in: " + screen);
        }
        assertTrue(screen.matches("(?s).*\\d (us|ms) .*"), () -> "no latency in: " + screen);
        assertTrue(after.contains("total") && after.contains("fairness"), after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --repeat 2"})
    void shouldDrawTheProgressLineAnewOnANarrowTerminal(String several) throws IOException, InterruptedException {
        String seen = seen(45, "incast -c 3 -b 64k -t 700ms -w 100ms -i 200ms" + several);

        List<String> drawn = Pattern.compile("\r\u001b\\[K([^\r\n]*)(?=\r\u001b\\[K)")
                .matcher(seen)
                .results()
                .map(line -> line.group(1))
                .toList();
        assertTrue(drawn.stream().anyMatch(line -> line.length() == 44), seen);
        assertTrue(drawn.stream().allMatch(line -> line.length() < 45), seen);
    }

    private String seen(int columns, String arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SCRIPT), "there is no " + SCRIPT);
        String netbench = NetbenchProcess.commandLine(List.of()).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Path typescript = folder.resolve("typescript");

        Process process = new ProcessBuilder(
                        SCRIPT.toString(),
                        "-qec",
                        "stty cols " + columns + " rows 30; TERM=xterm exec " + netbench + " " + arguments,
                        "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(typescript.toFile())
                .start();

        assertTrue(process.waitFor(40, TimeUnit.SECONDS));
        String seen = Files.readString(typescript);
        assertEquals(0, process.exitValue(), seen);
        return seen;
    }

    @Test
    void shouldSayWhyThereAreOnlyLines() {
        CommandRun run = CommandRun.of("incast", "-c", "1", "-t", "100ms", "-w", "0s", "--live", "full");

        assertEquals(0, run.status(), run.err());
        assertTrue(
                run.err().startsWith("netbench incast: no full view, lines instead: standard error is not a terminal"),
                run.err());
    }
}
