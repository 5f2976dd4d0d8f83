package io.netbench.analysis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.Finding;
import io.netbench.result.ProbeResult;
import io.netbench.result.QueueEstimate;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.UnderLoad;
import io.netbench.result.end.KeptSamples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class UnderLoadAnalysisTest {

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final double PERIOD_NS = 10 * MS;
    private static final Phase IDLE = new Phase(0, 2 * SECOND);
    private static final Phase LOADED = new Phase(2 * SECOND, 12 * SECOND);
    private static final Phase AFTER = new Phase(12 * SECOND, 14 * SECOND);
    private static final long END_NS = 14 * SECOND + SECOND / 2;
    private static final RunResult LOAD = SampleResults.fabric(8);

    @Test
    void shouldTellWhatTheLoadAddedAndByWhatFactor() {
        ProbeResult foreign = seen(20 * MS, 0).of("foreign").orElseThrow();

        assertNear(20 * MS, foreign.addedP50Ns());
        assertNear(20 * MS, foreign.addedP99Ns());
        assertEquals(101, foreign.inflationP50(), 1);
        assertEquals(8, foreign.pairs());
        assertEquals(0, foreign.unanswered());
    }

    @Test
    void shouldFitTheSchema() {
        ResultSchema.assertValid(conclude(record(pairs(20 * MS, 0), timers(50_000))));
        ResultSchema.assertValid(conclude(record(List.of(), Map.of())));
    }

    @Test
    void shouldEstimateTheQueueFromWhatProbesWaitedAndTheRateOfTheWire() {
        QueueEstimate queue = seen(20 * MS, 0).queues().get(0);

        double goodput = LOAD.links().stream()
                .mapToDouble(link -> link.goodputBytesPerS())
                .sum();
        assertTrue(queue.wireBytesPerS() > goodput, "headers are on the wire too");
        assertEquals(1, queue.queueBytes() / (queue.wireBytesPerS() * 0.02), 0.01);
        assertEquals(8, queue.links());
    }

    /** Blocks that wait in the sender's socket are not on the way: a full buffer is not small beside them. */
    @Test
    void shouldCountNoMoreInFlightThanTheWindowsAllow() {
        QueueEstimate closed = queueOf(64, 100, Optional.empty());
        QueueEstimate shallow = queueOf(1, 1_000_000, Optional.empty());
        QueueEstimate own = queueOf(1, 1_000_000, Optional.of(4));

        long connections =
                LOAD.links().stream().mapToLong(link -> link.connectionCount()).sum();
        long block = LOAD.loads().get(0).blockSizeBytes();
        assertEquals(connections * 100 * 1448, closed.inFlightBytes());
        assertEquals(QueueEstimate.Buffers.DEEP, closed.finding());
        assertEquals(connections * block, shallow.inFlightBytes());
        assertEquals((connections + 3L * LOAD.links().get(0).connectionCount()) * block, own.inFlightBytes());
    }

    /** The estimate where all connections have a depth and a window in segments, and the first link perhaps a depth of its own. */
    private static QueueEstimate queueOf(int depth, int window, Optional<Integer> ownDepth) {
        ObjectNode run = ResultJson.mapper().valueToTree(LOAD);
        ObjectNode load = (ObjectNode) run.get("loads").get(0);
        load.put("queue_depth", depth);
        ownDepth.ifPresent(own -> load.putArray("link_overrides")
                .addObject()
                .put("source", LOAD.links().get(0).source())
                .put("sink", LOAD.links().get(0).sink())
                .put("queue_depth", own));
        run.get("links")
                .forEach(link -> ((ObjectNode) link.get("tcp").get("source"))
                        .put("cwnd", window)
                        .put("mss", 1448)
                        .put("retransmits", 0));
        RunResult changed = ResultJson.mapper().treeToValue(run, RunResult.class);
        return UnderLoadAnalysis.conclude(record(pairs(20 * MS, 0), timers(50_000)), changed)
                .latencyUnderLoad()
                .orElseThrow()
                .queues()
                .get(0);
    }

    /** What the prober's own timer is late by is no queue. */
    @Test
    void shouldLeaveLatenessOfTheProberOutOfTheQueue() {
        QueueEstimate prompt = seen(20 * MS, 0).queues().get(0);
        QueueEstimate late = seen(20 * MS, 5 * MS).queues().get(0);

        assertEquals(1, (double) late.queueBytes() / prompt.queueBytes(), 0.02);
    }

    @Test
    void shouldNameTheHostThatIsBusyInsteadOfAQueue() {
        Map<String, ProbeSeries> timers = timers(50_000);
        timers.put("node03", series(0, 0, at -> LOADED.has(at) ? 15 * MS : 50_000));
        RunResult result = conclude(record(pairs(20 * MS, 0), timers));

        Finding busy = warning(result, "probe_host_busy").orElseThrow();
        assertEquals(Optional.of("node03"), busy.subject());
        QueueEstimate queue = result.latencyUnderLoad().orElseThrow().queues().get(0);
        assertNull(queue.queueBytes());
        assertTrue(
                queue.absent().get("queue_bytes").contains("node03"),
                () -> queue.absent().toString());
    }

    @Test
    void shouldNotBlameHostsWhoseTimersStayedAsTheyWere() {
        RunResult result = conclude(record(pairs(20 * MS, 0), timers(500_000)));

        assertEquals(Optional.empty(), warning(result, "probe_host_busy"));
    }

    @Test
    void shouldCountALostProbeAsLongAsItWasWaitedFor() {
        List<ProbedPair> pairs = new ArrayList<>();
        pairs.add(pair(
                "foreign",
                "node01",
                "storage01",
                series(0, MS / 5, at -> at >= 8 * SECOND && at < 8 * SECOND + 100 * MS ? -1 : 0)));
        ProbeResult foreign = conclude(record(pairs, Map.of()))
                .latencyUnderLoad()
                .orElseThrow()
                .of("foreign")
                .orElseThrow();

        assertEquals(10, foreign.unanswered());
        assertNear(END_NS - 8 * SECOND, foreign.loaded().max());
        assertEquals(1000, foreign.loaded().samples());
    }

    @Test
    void shouldTellWhenTheNetworkWasNormalAgain() {
        long drainedNs = LOADED.toNs() + 300 * MS;
        List<ProbedPair> pairs = Stream.of("node01", "node02")
                .map(client -> pair(
                        "foreign",
                        client,
                        "storage01",
                        series(0, MS / 5, at -> at >= LOADED.fromNs() && at < drainedNs ? 20 * MS : 0)))
                .toList();

        ProbeResult foreign = conclude(record(pairs, Map.of()))
                .latencyUnderLoad()
                .orElseThrow()
                .of("foreign")
                .orElseThrow();

        assertEquals(400 * MS, foreign.normalAgainNs(), 100 * MS);
    }

    @Test
    void shouldSayThatItWasNotNormalAgain() {
        List<ProbedPair> pairs = List.of(pair(
                "foreign", "node01", "storage01", series(0, MS / 5, at -> at >= LOADED.fromNs() ? 20 * MS : 0)));

        ProbeResult foreign = conclude(record(pairs, Map.of()))
                .latencyUnderLoad()
                .orElseThrow()
                .of("foreign")
                .orElseThrow();

        assertNull(foreign.normalAgainNs());
        assertTrue(
                foreign.absent().get("normal_again_ns").startsWith("not as long"),
                () -> foreign.absent().toString());
    }

    @Test
    void shouldSayThatBystandersWereUnharmed() {
        RunResult result = conclude(record(bystanders(0), timers(50_000)));

        assertTrue(
                result.notes().stream().anyMatch(note -> note.code().equals("bystander_unharmed")),
                () -> result.notes().toString());
        assertEquals(Optional.empty(), warning(result, "bystander_harmed"));
    }

    @Test
    void shouldSayThatBystandersWereHarmed() {
        RunResult result = conclude(record(bystanders(5 * MS), timers(50_000)));

        assertTrue(
                warning(result, "bystander_harmed").isPresent(),
                () -> result.warnings().toString());
    }

    /** One probe in thirty: hosts with other work make such, and a vendor would say so. */
    @Test
    void shouldNotBlameTheLoadForAFewLateProbes() {
        ProbeSeries some = series(0, MS / 5, at -> LOADED.has(at) && at / (10 * MS) % 30 == 0 ? 12 * MS : 0);
        RunResult result = conclude(record(List.of(pair("bystander", "b1", "b2", some)), timers(50_000)));

        assertEquals(Optional.empty(), warning(result, "bystander_harmed"));
        assertTrue(
                result.notes().stream().anyMatch(note -> note.code().equals("bystander_tail")),
                () -> result.notes().toString());
    }

    private static UnderLoad seen(long addedNs, long lateNs) {
        return conclude(record(pairs(addedNs, lateNs), timers(50_000)))
                .latencyUnderLoad()
                .orElseThrow();
    }

    private static RunResult conclude(ProbeRecord record) {
        return UnderLoadAnalysis.conclude(record, LOAD);
    }

    private static Optional<Finding> warning(RunResult result, String code) {
        return result.warnings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst();
    }

    private static void assertNear(long expectedNs, long ns) {
        assertEquals(1, (double) ns / expectedNs, 0.02, () -> ns + " ns, expected " + expectedNs);
    }

    private static ProbeRecord record(List<ProbedPair> pairs, Map<String, ProbeSeries> timers) {
        return new ProbeRecord(
                List.of("foreign", "bystander"),
                64,
                196,
                Optional.empty(),
                2 * SECOND,
                pairs,
                timers,
                Optional.of(IDLE),
                Optional.of(LOADED),
                Optional.of(AFTER),
                SelfTimes.none("the load has none"),
                SelfTimes.none("the load has none"),
                List.of());
    }

    private static List<ProbedPair> pairs(long addedNs, long lateNs) {
        return LOAD.links().stream()
                .map(link -> pair(
                        "foreign",
                        link.source(),
                        link.sink(),
                        series(lateNs, MS / 5, at -> LOADED.has(at) ? addedNs : 0)))
                .toList();
    }

    private static List<ProbedPair> bystanders(long addedNs) {
        return List.of(pair("bystander", "b1", "b2", series(0, MS / 5, at -> LOADED.has(at) ? addedNs : 0)));
    }

    private static ProbedPair pair(String kind, String client, String server, ProbeSeries series) {
        return new ProbedPair(kind, client, client, server, server, series);
    }

    private static Map<String, ProbeSeries> timers(long lateNs) {
        Map<String, ProbeSeries> timers = new HashMap<>();
        for (String host : List.of("node01", "storage01", "b1", "b2")) {
            timers.put(host, series(0, 0, at -> lateNs));
        }
        return timers;
    }

    /**
     * Probes every 10 ms.
     *
     * @param lateNs how late each was sent under load
     * @param baseNs what an idle round trip takes; 0: wake-ups of a timer, which add what {@code added} says
     * @param added by when it was meant to be sent, what is added to its round trip; -1: it is never answered
     */
    private static ProbeSeries series(long lateNs, long baseNs, LongUnaryOperator added) {
        int count = (int) (END_NS / (long) PERIOD_NS);
        List<Long> took = new ArrayList<>();
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long atNs = (long) (i * PERIOD_NS);
            long more = added.applyAsLong(atNs);
            long ownLateNs = LOADED.has(atNs) ? lateNs : 0;
            took.add(more < 0 ? -1 : baseNs + more + ownLateNs);
            late.add(baseNs == 0 ? more : ownLateNs);
        }
        return ProbeSeries.of(
                List.of(new KeptSamples(OptionalInt.empty(), 0, PERIOD_NS, 0, took, late)), count, END_NS);
    }
}
