package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One pair that lost a tenth, among those of a fabric that was measured three times on each side; and the same where none did. */
@Tag("acceptance")
@Tag("timing")
@Tag("lab")
@Timeout(300)
class CompareFabricTest {

    private static final int RUNS = Integer.getInteger("netbench.compare.runs", 10);
    private static final int REPEATS = 3;
    private static final String RATE = "40mbit";

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static Path before;

    @BeforeAll
    @Timeout(300)
    static void makeFabric() throws Exception {
        lab = Lab.up(folder, 8, RATE, "256k");
        before = measure("before");
    }

    @AfterAll
    static void removeFabric() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    static IntStream runs() {
        return IntStream.rangeClosed(1, RUNS);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shouldBeQuietAboutTheSameFabric(int run) throws Exception {
        CommandRun same = compare(measure("same" + run));

        assertEquals(ExitStatus.PASSED, same.status(), same::out);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shouldFindThePairThatLostATenth(int run) throws Exception {
        lab.slowPair("h2", "h7", RATE, "35500kbit");
        try {
            CommandRun worse = compare(measure("slower" + run));

            assertEquals(Verdict.FAILED_STATUS, worse.status(), worse::out);
            List<String> rows = worse.out()
                    .lines()
                    .dropWhile(line -> !line.strip().startsWith("worse "))
                    .skip(1)
                    .takeWhile(line -> !line.isBlank())
                    .toList();
            // Blocks that are under way all the time take longer as they get fewer: its rate, its latency, or both.
            assertFalse(rows.isEmpty(), worse::out);
            assertTrue(rows.stream().allMatch(row -> row.strip().startsWith("h2->h7 ")), worse::out);
        } finally {
            lab.mendPair("h2", RATE);
        }
    }

    private static Path measure(String name) throws Exception {
        Path side = Files.createDirectory(folder.resolve(name));
        for (int repeat = 1; repeat <= REPEATS; repeat++) {
            Path run = Files.createDirectory(folder.resolve(name + "-run" + repeat));
            try (NetbenchProcess netbench =
                    lab.start(run, "matrix --hosts h[1-8] --quiet --out " + side.resolve("suite" + repeat))) {
                assertEquals(ExitStatus.PASSED, netbench.exitStatus(), () -> netbench.out() + netbench.err());
            }
        }
        return side;
    }

    private static CommandRun compare(Path after) {
        CommandRun compared = CommandRun.of("compare", before.toString(), after.toString());
        System.out.println(after.getFileName() + ": "
                + compared.out()
                        .lines()
                        .filter(line -> line.contains("verdict") || line.contains("%"))
                        .toList());
        return compared;
    }
}
