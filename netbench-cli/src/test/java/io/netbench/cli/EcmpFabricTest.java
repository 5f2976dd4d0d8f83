package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ResultSchema;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteFlow;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two switches, and between them two links, of which each flow takes one by a hash of its addresses and ports. */
@Tag("timing")
@Tag("lab")
@Tag("acceptance")
@Timeout(240)
class EcmpFabricTest {

    @TempDir
    private Path folder;

    private static final long SUITE_S = 180;
    private static final int RUNS = Integer.getInteger("netbench.fault.runs", 10);

    static IntStream runs() {
        return IntStream.rangeClosed(1, RUNS);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shouldPassFabricOfTwoEqualPaths(int run) throws Exception {
        SuiteResult suite = validate("200mbit", 0);
        assertEquals(List.of(), confirmed(suite));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shouldNameTheSlowOneOfTwoPathsAndThePortsThatTakeIt(int run) throws Exception {
        SuiteResult suite = validate("15mbit", 3);
        List<SuiteFinding> findings = confirmed(suite);
        assertTrue(
                !findings.isEmpty() && findings.stream().allMatch(one -> one.kind() == SuiteFinding.Kind.PATH),
                findings::toString);
        List<SuiteFlow> flows = findings.stream()
                .flatMap(one -> one.flows().stream().flatMap(List::stream))
                .toList();
        long slow = flows.stream().filter(SuiteFlow::slow).count();
        assertTrue(slow >= 1 && slow < flows.size(), () -> slow + " of " + flows);
    }

    private static List<SuiteFinding> confirmed(SuiteResult suite) {
        return suite.findings().stream().filter(SuiteFinding::confirmed).toList();
    }

    private SuiteResult validate(String rateOfSecond, int status) throws Exception {
        try (Lab lab = Lab.up(folder, 6, "40mbit", "256k")) {
            lab.ecmp("200mbit", rateOfSecond);
            Path run = Files.createDirectory(folder.resolve("run"));
            Path json = run.resolve("suite.json");
            Path groups = Files.writeString(run.resolve("groups"), "lower h[1-3]\nupper h[4-6]\n");
            try (NetbenchProcess netbench =
                    lab.start(run, "validate --paths 2 --hosts h[1-6] --groups " + groups + " --json " + json)) {
                assertEquals(status, netbench.exitStatus(SUITE_S), () -> netbench.out() + netbench.err());
            }
            SuiteResult suite = SuiteReader.read(json);
            ResultSchema.assertValidSuite(suite);
            return suite;
        }
    }
}
