package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ResultSchema;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word for a growing fan-in, held against the buffer of the port that all sources share. */
@Tag("acceptance")
@Timeout(900)
class SweepFabricTest {

    private static final int TIMES = 10;

    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    @Timeout(180)
    static void makeFabric() throws Exception {
        lab = Lab.up(folder, 9, "200mbit", "1m");
    }

    @AfterAll
    static void removeFabric() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"32k, fan_in_collapsed", "4m, fan_in_flat fan_in_saturated"})
    void shouldSayTheSameEveryTime(String buffer, String words) throws Exception {
        lab.set("h1", "buffer=" + buffer);
        String first = null;
        for (int time = 1; time <= TIMES; time++) {
            String word = sweep(buffer + "-" + time);
            first = first == null ? word : first;
            assertTrue(List.of(words.split(" ", -1)).contains(word), "run " + time + ": " + word);
            assertEquals(first, word, "run " + time);
        }
    }

    private static String sweep(String name) throws Exception {
        Path run = Files.createDirectory(folder.resolve(name));
        Path json = run.resolve("suite.json");
        try (NetbenchProcess netbench = lab.start(
                run,
                "incast --read --barrier -s h[2-9] -c h1 -b 256k -t 2s -w 300ms --sweep servers=1,2,4,8 --json "
                        + json)) {
            assertEquals(0, netbench.exitStatus(), () -> netbench.out() + netbench.err());
        }
        SuiteResult suite = SuiteReader.read(json);
        ResultSchema.assertValidSuite(suite);
        List<SuiteFinding> findings = suite.findings();
        assertEquals(1, findings.size(), findings::toString);
        return findings.get(0).code();
    }
}
