package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.Responder;
import io.netbench.traffic.connection.Side;
import io.netbench.transport.TcpInfo;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * In which phase a sink counts what it reads, for its link and for the connection. Times are microseconds from the start.
 */
class PhaseCutTest {

    private static final int BLOCK = 1_000;

    private final PlanSketch sketch = PlanSketch.incast().block(BLOCK);
    private final EmbeddedRig rig = new EmbeddedRig(sketch);
    private final LinkCounters counters = rig.loop(0).counters(0);
    private Responder sink;

    @AfterEach
    void close() {
        rig.close();
    }

    private void open(long measureFromUs, long measureToUs) {
        rig.channel(0).freezeTime();
        LoadWindow window = window(0, measureFromUs, measureToUs, false);
        sink = rig.open(new Responder(sketch.end(0, Side.SINK), rig.loop(0), rig.wire(0), List.of(), null), window);
        rig.trafficLoop(0).prepare(window);
    }

    private static LoadWindow window(long startUs, long measureFromUs, long measureToUs, boolean limited) {
        return new LoadWindow(ns(startUs), ns(measureFromUs), ns(measureToUs), limited);
    }

    private static long ns(long us) {
        return us == Long.MAX_VALUE ? us : EmbeddedRig.START_NS + 1_000 * us;
    }

    private void receiveAt(long us, int bytes) {
        rig.at(us);
        rig.receive(bytes);
    }

    private void assertCounted(long warmup, long window, long drain) {
        assertEquals(warmup, counters.bytes(LoadPhase.WARMUP), "bytes of the warm-up");
        assertEquals(window, counters.bytes(LoadPhase.WINDOW), "bytes of the window");
        assertEquals(drain, counters.bytes(LoadPhase.DRAIN), "bytes of the drain");
        ConnectionFigures connection = sink.figures();
        assertEquals(OptionalLong.of(window), connection.windowBytes());
        assertEquals(warmup + window + drain, connection.payloadBytes());
    }

    @Test
    void shouldCutAtTheInstantOfTheReadWhereTrafficFlowsAcrossTheEdges() {
        open(100, 200);
        receiveAt(0, 1);
        receiveAt(99, 20);
        receiveAt(100, 300);
        receiveAt(199, 4_000);
        receiveAt(200, 50_000);
        assertCounted(21, 4_300, 50_000);
    }

    @Test
    void shouldCountABlockWhereItsLastByteArrives() {
        open(100, 200);
        receiveAt(50, BLOCK + 1);
        receiveAt(100, 2 * BLOCK - 1);
        receiveAt(199, BLOCK - 1);
        receiveAt(200, 1);
        assertEquals(1, counters.blocks(LoadPhase.WARMUP));
        assertEquals(2, counters.blocks(LoadPhase.WINDOW));
        assertEquals(1, counters.blocks(LoadPhase.DRAIN));
    }

    @Test
    void shouldEndTheWindowWithTheRunWhenThatIsStopped() {
        open(100, Long.MAX_VALUE);
        receiveAt(100, 1);
        rig.trafficLoop(0).endAt(ns(150));
        receiveAt(149, 20);
        receiveAt(150, 300);
        assertCounted(0, 21, 300);
    }

    @Test
    void shouldEndTheWindowBeforeItsTimeWhenTheRunIsStopped() {
        open(0, 1_000);
        rig.trafficLoop(0).endAt(ns(150));
        receiveAt(149, 1);
        receiveAt(150, 20);
        assertCounted(0, 1, 20);
    }

    @Test
    void shouldNotEndTheWindowLaterThanPlanned() {
        open(0, 100);
        rig.trafficLoop(0).endAt(ns(150));
        receiveAt(99, 1);
        receiveAt(100, 20);
        assertCounted(0, 1, 20);
    }

    @Test
    void shouldHaveNoWindowWhenTheRunIsStoppedInItsWarmup() {
        open(100, 200);
        rig.trafficLoop(0).endAt(ns(50));
        receiveAt(49, 1);
        receiveAt(50, 20);
        receiveAt(100, 300);
        assertCounted(1, 0, 320);
    }

    @Test
    void shouldCountOnUntilALateOrderToEndIsHeard() {
        open(0, 1_000);
        receiveAt(160, 1);
        rig.trafficLoop(0).endAt(ns(150));
        receiveAt(160, 20);
        assertCounted(0, 1, 20);
    }

    @Test
    void shouldCountNothingOfAWarmupThatDrainsInTheWindowAfterIt() {
        open(100, 100);
        receiveAt(99, 1);
        receiveAt(100, 20);
        rig.trafficLoop(0).prepare(window(500, 500, Long.MAX_VALUE, true));
        receiveAt(500, 300);
        receiveAt(90_000, 4_000);
        assertCounted(1, 4_300, 20);
    }

    @Test
    void shouldMeasureFromTheFirstByteWhereASourceStartsEarlyByItsOwnClock() {
        open(100, 100);
        rig.trafficLoop(0).prepare(window(500, 500, Long.MAX_VALUE, true));
        receiveAt(499, 7);
        receiveAt(500, 20);
        assertCounted(0, 27, 0);
    }

    @Test
    void shouldFailWhatAPeerSentBeforeThisEndWasReadyForTheSecondStart() {
        open(100, 100);
        receiveAt(50, BLOCK);
        sink.notesQuiet();
        receiveAt(120, 1);
        rig.trafficLoop(0).prepare(window(150, 150, Long.MAX_VALUE, true));

        assertEquals(
                List.of("the sink was not ready when its peer began:"
                        + " its host is too busy for what is measured to be right"),
                rig.failures);
    }

    @Test
    void shouldGoOnWithASecondStartThatWasReadyInTime() {
        open(100, 100);
        receiveAt(50, BLOCK);
        sink.notesQuiet();
        rig.trafficLoop(0).prepare(window(150, 150, Long.MAX_VALUE, true));
        receiveAt(200, 1);

        assertEquals(List.of(), rig.failures);
        assertCounted(BLOCK, 1, 0);
    }

    /** Who waits for whom in the drain says nothing of the window. */
    @Test
    void shouldTakeTimesOfTheKernelToTheEndOfTheLoad() {
        open(0, 200);
        rig.tcpInfo = busy(1_000);
        sink.sampleTcp(true);
        rig.tcpInfo = busy(3_000);
        rig.at(200);
        rig.trafficLoop(0).endAt(rig.clock.nanoTime());
        rig.tcpInfo = busy(50_000);
        sink.sampleTcp(false);

        assertEquals(2_000, sink.figures().tcp().busyUs());
        assertEquals(50_000, sink.tcpInfo().busyUs());
    }

    private static TcpInfo busy(long us) {
        return new TcpInfo(
                null, null, null, null, null, null, null, null, null, null, us, null, null, null, null, null, null,
                null, null, null, null, null);
    }
}
