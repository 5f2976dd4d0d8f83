package io.netbench.analysis.fabric;

import static io.netbench.analysis.fabric.JudgedFabric.HEALTHY;
import static io.netbench.analysis.fabric.JudgedFabric.LINE_BITS_PER_S;
import static io.netbench.analysis.fabric.JudgedFabric.at;
import static io.netbench.analysis.fabric.JudgedFabric.hosts;
import static io.netbench.analysis.fabric.JudgedFabric.judge;
import static io.netbench.analysis.fabric.JudgedFabric.racks;
import static io.netbench.analysis.fabric.JudgedFabric.vanishing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.fabric.FabricVerdict.Outcome;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fabrics of which nothing, or no more than a few pairs, is well: there is no healthy pair to hold the others against. */
class WholeFabricTest {

    private final Random random = new Random(23);

    @ParameterizedTest
    @ValueSource(longs = {0, 8_500_000_000L})
    void shouldNotPassAFabricThatLetsNothingThrough(long bitsPerS) {
        FabricFinding finding = only(judge(hosts(8, host -> bitsPerS), (source, sink) -> vanishing()));

        assertEquals(CauseKind.ALL_PAIRS, finding.kind());
        assertEquals(
                "Every pair lets nothing through; small packets pass, and full ones do not: the way carries a smaller"
                        + " MTU than its ends have.",
                FabricWords.sentence(finding));
        assertEquals("Give hosts and switch ports on this way the same MTU.", FabricWords.next(finding));
        assertEquals("Explains 56 of 56 bad pairs; if it were healthy, 0 would remain.", FabricWords.explains(finding));
    }

    @Test
    void shouldTellNoGroupsApartOfWhichAllPairsAreDead() {
        for (int first : new int[] {4, 8}) {
            FabricFinding finding = only(judge(racks(8, first), (source, sink) -> vanishing()));

            assertTrue(
                    FabricWords.sentence(finding).startsWith("Every pair lets nothing through; "),
                    FabricWords.sentence(finding));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shouldNotPassAFewHostsBetweenWhichNothingGetsThrough(int n) {
        FabricFinding finding = only(judge(hosts(n, host -> 0), (source, sink) -> vanishing()));

        assertEquals(CauseKind.ALL_PAIRS, finding.kind());
    }

    /** Where racks are not alike in size, most of what a host of the smaller one sends goes the dead way. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void shouldNameADeadWayBetweenRacksAndNoHost(int first) {
        FabricFinding finding = only(
                judge(racks(8, first), (source, sink) -> source < first == sink < first ? at(1, random) : vanishing()));

        assertEquals(CauseKind.ALL_PAIRS, finding.kind());
        assertTrue(
                FabricWords.sentence(finding).startsWith("Every pair between groups lets nothing through; "),
                FabricWords.sentence(finding));
    }

    @Test
    void shouldNameADeadHostThoughAllPairsOfItsKindAreDead() {
        FabricFinding finding = only(judge(
                hosts(8, host -> host == 2 ? 10 * LINE_BITS_PER_S : LINE_BITS_PER_S),
                (source, sink) -> source == 2 || sink == 2 ? vanishing() : at(1, random)));

        assertEquals(CauseKind.HOST, finding.kind());
        assertEquals(List.of("h2"), finding.sources());
    }

    @Test
    void shouldNotPassAFabricOfWhichATenthGetsThrough() {
        FabricFinding finding = only(judge(
                hosts(8, host -> 0),
                (source, sink) -> sink == (source + 1) % 8 && source < 6 ? at(1, random) : at(0, random)));

        assertEquals(CauseKind.TWO_HALVES, finding.kind());
    }

    /** Nobody knows what those pairs should have reached. */
    @Test
    void shouldNotPassPairsThatGotThroughOnlyWhenTheyWereMeasuredAgain() {
        FabricVerdict verdict =
                judge(hosts(8, host -> 0), (source, sink) -> vanishing(), (source, sink) -> at(1, random));

        assertEquals(List.of(), verdict.findings());
        assertEquals(Outcome.NOT_JUDGED, verdict.outcome());
        assertTrue(verdict.notJudged().contains(new NotJudged(NotJudged.Reason.NOTHING_GOT_THROUGH, 56, Double.NaN)));
    }

    /** A policer: what all lose is no matter of the links between two groups. */
    @Test
    void shouldTakeWhatAllPairsLoseForNoUplink() {
        FabricFinding finding = only(judge(hosts(8, host -> 0), (source, sink) -> losing(200)));

        assertEquals(CauseKind.ALL_PAIRS, finding.kind());
        assertEquals(Set.of(Metric.LOSS), finding.symptoms());
        assertEquals("Every pair loses packets: 2.00 % of segments sent again.", FabricWords.sentence(finding));
        assertEquals(List.of(), FabricWords.ruledOut(finding));
    }

    @Test
    void shouldTakeStallsOfMostPairsForNoUplink() {
        FabricFinding finding =
                only(judge(hosts(8, host -> 0), (source, sink) -> stalling((3 * source + sink) % 7 == 0 ? 0 : 1)));

        assertEquals(CauseKind.ALL_PAIRS, finding.kind());
        assertEquals(Set.of(Metric.STALLS), finding.symptoms());
    }

    @Test
    void shouldNameASlowHostWhereAllLosePackets() {
        FabricVerdict verdict = judge(hosts(8, host -> 0), (source, sink) -> {
            double bytesPerS = HEALTHY * (source == 3 || sink == 3 ? 0.5 : 1);
            return new PairFigures(bytesPerS, 50_000, 60_000, 10_000, 200, 0, false, 40_000);
        });

        assertEquals(
                List.of(CauseKind.ALL_PAIRS, CauseKind.HOST),
                verdict.findings().stream().map(FabricFinding::kind).toList());
        assertFalse(verdict.findings().get(0).symptoms().contains(Metric.GOODPUT));
        assertEquals(List.of("h3"), verdict.findings().get(1).sources());
    }

    private static PairFigures losing(int segments) {
        return new PairFigures(HEALTHY, 50_000, 60_000, 10_000, segments, 0, false, 40_000);
    }

    private static PairFigures stalling(int stalls) {
        return new PairFigures(HEALTHY, 50_000, 60_000, 10_000, 0, stalls, false, 40_000);
    }

    private static FabricFinding only(FabricVerdict verdict) {
        assertEquals(1, verdict.findings().size(), verdict::toString);
        assertEquals(Outcome.BAD, verdict.outcome());
        return verdict.findings().get(0);
    }
}
