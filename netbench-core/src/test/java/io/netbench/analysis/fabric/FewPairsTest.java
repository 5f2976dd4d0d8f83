package io.netbench.analysis.fabric;

import static io.netbench.analysis.fabric.JudgedFabric.HEALTHY;
import static io.netbench.analysis.fabric.JudgedFabric.LINE_BITS_PER_S;
import static io.netbench.analysis.fabric.JudgedFabric.at;
import static io.netbench.analysis.fabric.JudgedFabric.hosts;
import static io.netbench.analysis.fabric.JudgedFabric.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.fabric.FabricVerdict.Outcome;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pairs that have too few like them to be compared, and whose line is known. */
class FewPairsTest {

    private final Random random = new Random(31);

    @Test
    void shouldHoldTwoHostsAgainstTheirLine() {
        FabricVerdict verdict = judge(hosts(2, host -> LINE_BITS_PER_S), (source, sink) -> at(0.1, random));

        FabricFinding finding = only(verdict);
        assertEquals(CauseKind.ALL_PAIRS, finding.kind());
        assertEquals(0, verdict.onlyInCompany());
        assertEquals(HEALTHY / 10, finding.measuredBytesPerS(), 0.03 * HEALTHY);
        assertEquals(2, finding.explained());
    }

    @Test
    void shouldNameTheOneDirectionOfTwoHostsThatIsFarUnderTheLine() {
        FabricFinding finding =
                only(judge(hosts(2, host -> LINE_BITS_PER_S), (source, sink) -> at(source == 0 ? 0.3 : 1, random)));

        assertTrue(
                FabricWords.sentence(finding).startsWith("Every pair from h0 to h1 is slow: "),
                FabricWords.sentence(finding));
    }

    @Test
    void shouldPassTwoHostsThatReachTheirLine() {
        assertEquals(
                Outcome.GOOD,
                judge(hosts(2, host -> LINE_BITS_PER_S), (source, sink) -> at(0.97, random))
                        .outcome());
    }

    @Test
    void shouldHoldAFewFastHostsAgainstTheirLine() {
        FabricFinding finding = only(judge(
                hosts(8, host -> host < 2 ? LINE_BITS_PER_S : LINE_BITS_PER_S / 4),
                (source, sink) -> at(source < 2 && sink < 2 ? 0.5 : 0.25, random)));

        assertEquals(CauseKind.ALL_PAIRS, finding.kind());
        assertEquals(List.of("h0", "h1"), finding.sources());
        assertTrue(
                FabricWords.sentence(finding).startsWith("Every pair from h[0,1] to h[0,1] is slow: "),
                FabricWords.sentence(finding));
    }

    private static FabricFinding only(FabricVerdict verdict) {
        assertEquals(1, verdict.findings().size(), verdict::toString);
        assertEquals(Outcome.BAD, verdict.outcome());
        return verdict.findings().get(0);
    }
}
