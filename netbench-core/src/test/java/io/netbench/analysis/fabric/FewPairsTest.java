package io.netbench.analysis.fabric;

import static io.netbench.analysis.fabric.JudgedFabric.HEALTHY;
import static io.netbench.analysis.fabric.JudgedFabric.LINE_BITS_PER_S;
import static io.netbench.analysis.fabric.JudgedFabric.at;
import static io.netbench.analysis.fabric.JudgedFabric.hosts;
import static io.netbench.analysis.fabric.JudgedFabric.judge;
import static io.netbench.analysis.fabric.JudgedFabric.racks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.fabric.FabricVerdict.Outcome;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A slow host of four is half of all pairs. */
    @ParameterizedTest
    @CsvSource({"3, 0.5", "4, 0.5", "4, 0.2", "5, 0.5", "6, 0.7"})
    void shouldNameTheOneSlowHostOfAFew(int n, double level) {
        FabricFinding finding =
                only(judge(hosts(n, host -> 0), (source, sink) -> at(source == 2 || sink == 2 ? level : 1, random)));

        assertEquals(CauseKind.HOST, finding.kind());
        assertEquals(List.of("h2"), finding.sources());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void shouldNameTheOneDirectionOfAHostOfAFew(int n) {
        FabricFinding finding = only(judge(hosts(n, host -> 0), (source, sink) -> at(source == 1 ? 0.5 : 1, random)));

        assertEquals(CauseKind.SENDING, finding.kind());
        assertEquals(List.of("h1"), finding.sources());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void shouldPassAFewThatAreWell(int n) {
        FabricVerdict verdict = judge(hosts(n, host -> 0), (source, sink) -> at(1, random));

        assertEquals(Outcome.GOOD, verdict.outcome(), verdict::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8})
    void shouldNameThePairThatLetsNothingThroughHoweverFewThereAre(int n) {
        FabricFinding finding =
                only(judge(hosts(n, host -> 0), (source, sink) -> at(source == 0 && sink == 1 ? 0 : 1, random)));

        assertEquals(CauseKind.PAIR, finding.kind());
        assertEquals(List.of("h0"), finding.sources());
        assertEquals(List.of("h1"), finding.sinks());
        assertEquals("The pair h0 -> h1 lets nothing through.", FabricWords.sentence(finding));
        assertEquals(
                n > 2,
                FabricWords.ruledOut(finding).contains("both hosts do well with others"),
                "of two there are no others");
    }

    @Test
    void shouldNameADeadPairWithinAGroupOfTwo() {
        FabricFinding finding =
                only(judge(racks(4, 2), (source, sink) -> at(source == 0 && sink == 1 ? 0 : 1, random)));

        assertEquals(CauseKind.PAIR, finding.kind());
        assertEquals(List.of("h0"), finding.sources());
    }

    @Test
    void shouldNotNameAPairOfAFewThatLetNothingThroughOnce() {
        FabricVerdict verdict = judge(
                hosts(2, host -> 0),
                (source, sink) -> at(source == 0 ? 0 : 1, random),
                (source, sink) -> at(1, random));

        assertEquals(List.of(), verdict.findings());
    }

    @Test
    void shouldNameADeadPairOfASlowHost() {
        FabricVerdict verdict = judge(
                hosts(8, host -> 0),
                (source, sink) ->
                        source == 3 && sink == 5 ? at(0, random) : at(source == 3 || sink == 3 ? 0.5 : 1, random));

        assertEquals(
                List.of(CauseKind.HOST, CauseKind.PAIR),
                verdict.findings().stream().map(FabricFinding::kind).toList(),
                verdict::toString);
        assertEquals(
                "Explains 13 of 14 bad pairs; if it were healthy, 1 would remain.",
                FabricWords.explains(verdict.findings().get(0)));
    }

    /** Too little of its processors does not single out one partner. */
    @Test
    void shouldNameADeadPairOfABusyHost() {
        FabricHosts hosts = new FabricHosts(IntStream.range(0, 8)
                .mapToObj(host -> new FabricHost(
                        "h" + host,
                        null,
                        0,
                        host == 3
                                ? new HostEvidence(0.97, null, null, null, 1500, null, null, null, null, null, false)
                                : HostEvidence.NONE))
                .toList());
        FabricVerdict verdict = judge(hosts, (source, sink) -> at(source == 3 && sink == 5 ? 0 : 1, random));

        assertTrue(
                verdict.findings().stream().anyMatch(finding -> finding.kind() == CauseKind.PAIR), verdict::toString);
    }

    private static FabricFinding only(FabricVerdict verdict) {
        assertEquals(1, verdict.findings().size(), verdict::toString);
        assertEquals(Outcome.BAD, verdict.outcome());
        return verdict.findings().get(0);
    }
}
