package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.host.NicFacts;
import io.netbench.plan.Thresholds;
import io.netbench.result.Check;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links a, b and c send 1, 1.1 and 1.2 GB/s to one hub whose port carries 40 Gbit/s. */
class ThresholdChecksTest {

    private static final LinkInterface PORT = new LinkInterface(
            "eth0", 1, Optional.of(NicFacts.Kind.DEVICE), 40_000_000_000L, Optional.empty(), Map.of());

    private static final List<LinkResult> LINKS = Stream.of(
                    link(0, "a", 1.0e9), link(1, "b", 1.1e9), link(2, "c", 1.2e9))
            .map(link -> SampleResults.with(link, Optional.of(List.of(PORT))))
            .toList();

    @Test
    void shouldAskNothingWhereNothingIsAsked() {
        assertEquals(List.of(), checks(Thresholds.NONE, LINKS));
    }

    @Test
    void shouldNameEveryLinkThatIsTooSlow() {
        Thresholds thresholds = minLink(9_000_000_000L);

        List<Check> checks = checks(thresholds, LINKS);

        assertEquals(List.of("a->s", "b->s"), subjects(checks));
        Check first = checks.get(0);
        assertEquals("min_link", first.name());
        assertEquals(Optional.of("incast"), first.load());
        assertEquals(1.125e9, first.limit());
        assertEquals(LINKS.get(0).goodputBytesPerS(), first.value());
        assertEquals("bytes_per_s", first.unit());
        assertFalse(first.pass());
    }

    @Test
    void shouldNameTheNearestLinkWhereAllAreFastEnough() {
        List<Check> checks = checks(minLink(7_000_000_000L), LINKS);

        assertEquals(List.of("a->s"), subjects(checks));
        assertTrue(checks.get(0).pass());
    }

    @Test
    void shouldHoldTheSumOfALoadAgainstItsLimit() {
        assertTrue(only(checks(minTotal(26_000_000_000L), LINKS)).pass());
        Check missed = only(checks(minTotal(27_000_000_000L), LINKS));
        assertFalse(missed.pass());
        assertEquals(Optional.empty(), missed.subject());
        assertEquals(3.3e9, missed.value(), 3.3e7);
    }

    @Test
    void shouldHoldEachHubAgainstTheSpeedOfItsPort() {
        Check met = only(checks(minShare(0.6), LINKS));
        Check missed = only(checks(minShare(0.7), LINKS));

        assertEquals(Optional.of("s"), met.subject());
        assertEquals(0.66, met.value(), 0.01);
        assertTrue(met.pass());
        assertFalse(missed.pass());
    }

    @Test
    void shouldAddUpThePortsThatAHubUses() {
        LinkInterface second = new LinkInterface(
                "eth1", 1, Optional.of(NicFacts.Kind.DEVICE), 40_000_000_000L, Optional.empty(), Map.of());
        List<LinkResult> links = new ArrayList<>(LINKS);
        links.set(2, SampleResults.with(LINKS.get(2), Optional.of(List.of(second))));

        assertEquals(0.33, only(checks(minShare(0.3), links)).value(), 0.01);
    }

    @Test
    void shouldNotTakeTheWordOfAVirtualInterface() {
        assertUnknownShare(
                "eth0 is virtual, and has no speed to compare with",
                Optional.of(List.of(new LinkInterface(
                        "eth0", 1, Optional.of(NicFacts.Kind.VIRTUAL), 10_000_000_000L, Optional.empty(), Map.of()))));
        assertUnknownShare(
                "lo is loopback, and has no speed to compare with",
                Optional.of(List.of(new LinkInterface(
                        "lo", 1, Optional.of(NicFacts.Kind.LOOPBACK), null, Optional.empty(), Map.of()))));
        assertUnknownShare(
                "the speed of eth0 is not known",
                Optional.of(List.of(new LinkInterface(
                        "eth0", 1, Optional.of(NicFacts.Kind.DEVICE), null, Optional.empty(), Map.of()))));
        assertUnknownShare("the interface of a->s is not known", Optional.empty());
    }

    private static void assertUnknownShare(String reason, Optional<List<LinkInterface>> interfaces) {
        List<LinkResult> links =
                LINKS.stream().map(link -> SampleResults.with(link, interfaces)).toList();

        Check check = only(checks(minShare(0.1), links));

        assertNull(check.value());
        assertFalse(check.pass());
        assertEquals(reason, check.absent().get("value"));
    }

    @Test
    void shouldNameEveryLinkThatTakesTooLong() {
        List<LinkResult> links = List.of(link(0, "a", 1e9, 500, 0L), link(1, "b", 1e9, 5_000, 0L));

        assertEquals(List.of("b->s"), subjects(checks(maxP99(3_000_000), links)));
        Check met = only(checks(maxP99(50_000_000), links));
        assertTrue(met.pass());
        assertEquals(Optional.of("b->s"), met.subject(), "the slowest one is nearest to the limit");
        assertEquals((double) links.get(1).latencyNs().p99(), met.value());
    }

    @Test
    void shouldFailWhereThereIsNoLatency() {
        List<LinkResult> streams = List.of(link(0, "a", 1e9, 0, 0L));

        Check check = only(checks(maxP99(3_000_000), streams));

        assertFalse(check.pass());
        assertEquals("no end paces a plain stream", check.absent().get("value"));
    }

    /** Of 100 segments that were sent again 10 had arrived before, in the samples. */
    @Test
    void shouldNotCountSegmentsThatWereSentAgainWithoutNeed() {
        List<LinkResult> links = List.of(link(0, "a", 1e9, 500, 0L), link(1, "b", 1e9, 500, 100L));
        double segments = links.get(1).tcp().source().segmentsSent().orElseThrow();

        Check met = only(checks(maxRetransmits(90 / segments), links));
        List<Check> missed = checks(maxRetransmits(89 / segments), links);

        assertTrue(met.pass());
        assertEquals(90 / segments, met.value());
        assertEquals(List.of("b->s"), subjects(missed));
    }

    @Test
    void shouldFailWhereTheTransportCantTellRetransmits() {
        Check check = only(checks(maxRetransmits(0.5), List.of(link(0, "a", 1e9, 500, null))));

        assertFalse(check.pass());
        assertEquals("the nio transport can't read TCP_INFO", check.absent().get("value"));
    }

    @Test
    void shouldCompareTheLinksOfALoad() {
        assertEquals(0.2 / 1.1, only(checks(maxSpread(0.5), LINKS)).value(), 0.01);
        assertTrue(only(checks(maxSpread(0.19), LINKS)).pass());
        assertFalse(only(checks(maxSpread(0.17), LINKS)).pass());
        assertTrue(only(checks(minFairness(0.99), LINKS)).pass());
        assertFalse(only(checks(minFairness(0.999), LINKS)).pass());
    }

    @Test
    void shouldFailWhereALinkFailed() {
        LinkResult failed = new SampleLink(3, "d", "s", List.of("10.0.0.1", "10.0.0.2"), 1e9, 0.05, 500, 0L, 0)
                .resultWithoutSink("its agent went silent");
        List<LinkResult> links =
                Stream.concat(LINKS.stream(), Stream.of(failed)).toList();

        Check slow = only(checks(minLink(1_000_000_000L), links));
        assertEquals(Optional.of("d->s"), slow.subject());
        assertTrue(slow.absent().get("value").startsWith("the link failed: the sink did not report"));
        for (Thresholds thresholds : List.of(maxSpread(9), minFairness(0.1))) {
            Check check = only(checks(thresholds, links));
            assertFalse(check.pass());
            assertEquals("1 of 4 links failed", check.absent().get("value"));
        }
    }

    @Test
    void shouldFailWhereNothingWasMeasured() {
        for (Thresholds thresholds : List.of(
                minLink(1),
                minTotal(1),
                minShare(0.1),
                maxP99(1_000),
                maxRetransmits(0.5),
                maxSpread(9),
                minFairness(0.1))) {
            Check check = only(checks(thresholds, List.of()));
            assertFalse(check.pass());
            assertNull(check.value());
        }
    }

    @Test
    void shouldMissARateOnlyByMoreThanAWindowCutsOff() {
        long bitsPerS = Math.round(LINKS.get(0).goodputBytesPerS() * 8);

        assertTrue(only(rate(bitsPerS)).pass());
        assertTrue(only(rate(bitsPerS * 101 / 100)).pass(), "99 % of it came");
        Check missed = only(rate(bitsPerS * 102 / 100));
        assertFalse(missed.pass());
        assertEquals("min_rate", missed.name());
        assertEquals(Optional.of("a->s"), missed.subject());
        assertEquals(LINKS.get(0).goodputBytesPerS(), missed.value());
    }

    @Test
    void shouldNotBlameALinkForWhatIsOnItsWayWhenAWindowBeginsFromSilence() {
        long bitsPerS = Math.round(LINKS.get(0).goodputBytesPerS() * 8);

        assertTrue(only(fromSilence(bitsPerS * 105 / 100, 2_000_000)).pass(), "the path takes 500 ms of 10 s");
        assertFalse(only(fromSilence(bitsPerS * 105 / 100, 500)).pass(), "a late source is no long path");
        assertFalse(only(fromSilence(bitsPerS * 110 / 100, 2_000_000)).pass());
    }

    /** The first byte comes half a second after the begin of the window. */
    private static List<Check> fromSilence(long bitsPerS, long latencyUs) {
        LinkResult link = link(0, "a", 1e9, latencyUs, 0L);
        LoadResult load = SampleResults.load(List.of(rateOfA(bitsPerS)), link.firstByteNs() - 500_000_000);
        return SampleResults.of(load, Thresholds.NONE, List.of(link)).checks();
    }

    private static List<Check> rate(long bitsPerS) {
        return SampleResults.of(SampleResults.load(List.of(rateOfA(bitsPerS))), Thresholds.NONE, LINKS)
                .checks();
    }

    private static LinkLoadOverride rateOfA(long bitsPerS) {
        return new LinkLoadOverride(
                "a",
                "s",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(bitsPerS),
                Optional.empty());
    }

    @Test
    void shouldFailTheRunWith3AndSayWhatWasMissed() {
        RunResult run = SampleResults.of(SampleResults.load(List.of()), minLink(9_000_000_000L), LINKS);

        assertEquals(Outcome.FAILED, run.verdict().outcome());
        assertEquals(3, run.verdict().exitStatus());
        assertTrue(
                run.verdict().reasons().get(0).matches("min_link of a->s missed: .* Gbit/s, limit 9 Gbit/s"),
                run.verdict().reasons()::toString);
        ResultSchema.assertValid(run);
    }

    @Test
    void shouldLetAFailureOutweighAThreshold() {
        RunResult run = SampleResults.of(
                SampleResults.load(List.of()),
                minLink(9_000_000_000L),
                List.of(new SampleLink(0, "a", "s", List.of("10.0.0.1", "10.0.0.2"), 1e9, 0.05, 500, 0L, 0)
                        .resultWithoutSink("its agent went silent")));

        assertEquals(1, run.verdict().exitStatus());
        assertEquals(1, run.checks().size(), "it is evaluated and told all the same");
    }

    private static List<Check> checks(Thresholds thresholds, List<LinkResult> links) {
        return SampleResults.of(SampleResults.load(List.of()), thresholds, links)
                .checks();
    }

    private static Check only(List<Check> checks) {
        assertEquals(1, checks.size(), checks::toString);
        return checks.get(0);
    }

    private static List<String> subjects(List<Check> checks) {
        return checks.stream().map(check -> check.subject().orElse("")).toList();
    }

    private static LinkResult link(int id, String source, double rate) {
        return link(id, source, rate, 500, 0L);
    }

    private static LinkResult link(int id, String source, double rate, long latencyUs, Long retransmits) {
        return new SampleLink(id, source, "s", List.of("10.0.0.1", "10.0.0.2"), rate, 0.01, latencyUs, retransmits, 0)
                .result();
    }

    private static Thresholds minLink(long bitsPerS) {
        return thresholds(OptionalLong.of(bitsPerS), none(), noShare(), none(), noShare(), noShare(), noShare());
    }

    private static Thresholds minTotal(long bitsPerS) {
        return thresholds(none(), OptionalLong.of(bitsPerS), noShare(), none(), noShare(), noShare(), noShare());
    }

    private static Thresholds minShare(double share) {
        return thresholds(none(), none(), OptionalDouble.of(share), none(), noShare(), noShare(), noShare());
    }

    private static Thresholds maxP99(long ns) {
        return thresholds(none(), none(), noShare(), OptionalLong.of(ns), noShare(), noShare(), noShare());
    }

    private static Thresholds maxRetransmits(double share) {
        return thresholds(none(), none(), noShare(), none(), OptionalDouble.of(share), noShare(), noShare());
    }

    private static Thresholds maxSpread(double share) {
        return thresholds(none(), none(), noShare(), none(), noShare(), OptionalDouble.of(share), noShare());
    }

    private static Thresholds minFairness(double index) {
        return thresholds(none(), none(), noShare(), none(), noShare(), noShare(), OptionalDouble.of(index));
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }

    private static OptionalDouble noShare() {
        return OptionalDouble.empty();
    }

    private static Thresholds thresholds(
            OptionalLong link,
            OptionalLong total,
            OptionalDouble share,
            OptionalLong p99,
            OptionalDouble retransmits,
            OptionalDouble spread,
            OptionalDouble fairness) {
        return new Thresholds(link, total, share, p99, retransmits, spread, fairness);
    }
}
