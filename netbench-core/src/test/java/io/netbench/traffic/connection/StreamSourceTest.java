package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.measure.LoadWindow;
import io.netbench.measure.StallFigures;
import io.netbench.plan.ArrivalPhase;
import io.netbench.traffic.EmbeddedRig;
import io.netbench.traffic.PlanSketch;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams with a rate. Times are microseconds from the start. */
class StreamSourceTest {

    private static final int BLOCK = 128 << 10;
    private static final long TEN_KBIT = 10_000;
    private static final int PIECE = 125;
    private static final int PIECE_US = 100_000;

    private EmbeddedRig rig;

    @AfterEach
    void close() {
        rig.close();
    }

    private static LoadWindow unlimited(long measureToUs) {
        return new LoadWindow(
                EmbeddedRig.START_NS, EmbeddedRig.START_NS, EmbeddedRig.START_NS + 1_000 * measureToUs, false);
    }

    private static LoadWindow limited() {
        return new LoadWindow(EmbeddedRig.START_NS, EmbeddedRig.START_NS, Long.MAX_VALUE, true);
    }

    private StreamSource stream(PlanSketch sketch, LoadWindow window) {
        PlanSketch stream = sketch.response(0).phase(ArrivalPhase.ALIGNED);
        rig = new EmbeddedRig(stream);
        rig.extendLease(2 * EmbeddedRig.START_NS);
        return rig.open(new StreamSource(stream.end(0, Side.SOURCE), rig.loop(0), rig.wire(0), List.of()), window);
    }

    private static PlanSketch slow() {
        return PlanSketch.incast().block(BLOCK).rate(TEN_KBIT);
    }

    /** Looks as often as pieces are due, until then. */
    private long sentUntil(StreamSource source, int fromUs, int toUs) {
        long bytes = rig.sentBytes();
        for (int us = fromUs; us <= toUs; us += PIECE_US) {
            rig.at(us);
            source.startWhatIsDue(rig.clock.nanoTime());
            bytes += rig.sentBytes();
        }
        return bytes;
    }

    @Test
    void shouldCutBlocksThatAreTooLargeForTheRate() {
        StreamSource source = stream(slow(), unlimited(100_000_000));
        source.release(rig.clock.nanoTime());
        assertEquals(PIECE, rig.sentBytes());
        rig.at(PIECE_US - 1);
        source.startWhatIsDue(rig.clock.nanoTime());
        assertEquals(0, rig.sentBytes());
        assertEquals(100 * PIECE, sentUntil(source, PIECE_US, 100 * PIECE_US), "10 s at 10 kbit/s");
        OperationFigures figures = source.operations(rig.clock.nanoTime());
        assertEquals(1, figures.started(), "blocks that were begun");
        assertEquals(1, figures.cut());
    }

    @Test
    void shouldSendAtLeastByteByByte() {
        StreamSource source = stream(PlanSketch.incast().block(BLOCK).rate(8), unlimited(100_000_000));
        source.release(rig.clock.nanoTime());
        assertEquals(11, sentUntil(source, PIECE_US, 100 * PIECE_US), "a byte each second, the first at once");
    }

    @Test
    void shouldNotCutBlocksThatTheRateHasRoomFor() {
        StreamSource source = stream(PlanSketch.incast().block(1_000).rate(8_000_000), unlimited(100_000_000));
        source.release(rig.clock.nanoTime());
        rig.at(2_500);
        source.startWhatIsDue(rig.clock.nanoTime());
        assertEquals(3_000, rig.sentBytes());
        assertEquals(3, source.operations(rig.clock.nanoTime()).started());
        rig.at(5_500);
        assertEquals(3, source.operations(rig.clock.nanoTime()).notStarted());
    }

    @Test
    void shouldEndWithWhatIsLeftOfItsTarget() {
        StreamSource source = stream(slow().bytes(310), limited());
        source.release(rig.clock.nanoTime());
        assertEquals(310, sentUntil(source, PIECE_US, 10 * PIECE_US));
        assertTrue(source.isComplete());
        OperationFigures figures = source.operations(rig.clock.nanoTime());
        assertEquals(1, figures.started());
        assertEquals(0, figures.cut());
    }

    @Test
    void shouldCompleteTheBlockThatItHasBegunWhenAWarmUpEnds() {
        StreamSource source = stream(PlanSketch.incast().block(1_000).rate(TEN_KBIT), unlimited(100_000_000));
        source.release(rig.clock.nanoTime());
        assertEquals(3 * PIECE, sentUntil(source, PIECE_US, 2 * PIECE_US));
        source.quiesce(rig.clock.nanoTime());
        assertEquals(1_000 - 3 * PIECE, rig.sentBytes());
        assertEquals(0, sentUntil(source, 3 * PIECE_US, 20 * PIECE_US));
        assertFalse(source.isBusy());
        assertEquals(0, source.operations(rig.clock.nanoTime()).cut());
    }

    @Test
    void shouldFindAStallOfItsOwnHost() {
        StreamSource source = stream(slow(), unlimited(100_000_000));
        source.release(rig.clock.nanoTime());
        sentUntil(source, PIECE_US, 10 * PIECE_US);
        assertEquals(StallFigures.NONE, source.operations(rig.clock.nanoTime()).stalls());
        sentUntil(source, 30 * PIECE_US, 30 * PIECE_US);
        long stalledNs = 19 * 1_000L * PIECE_US;
        assertEquals(
                new StallFigures(1, stalledNs, stalledNs),
                source.operations(rig.clock.nanoTime()).stalls());
    }

    /** However small its blocks are: each is a system call, and two million of them would hold all others up for seconds. */
    @Test
    void shouldLetOthersHaveTheirTurnAfterManyBlocks() {
        StreamSource source = stream(PlanSketch.incast().block(1).bytes(3_000), limited());
        source.release(rig.clock.nanoTime());
        assertEquals(1_024, rig.sentBytes());
        rig.channel(0).runPendingTasks();
        assertEquals(3_000 - 1_024, rig.sentBytes(), "further turns");
    }

    @Test
    void shouldLetOthersHaveTheirTurnWhenSmallBlocksTakeLong() {
        StreamSource source = stream(PlanSketch.incast().block(1).bytes(300), limited());
        rig.channel(0).pipeline().addFirst(new SlowNetwork());
        source.release(rig.clock.nanoTime());
        assertEquals(100, rig.sentBytes());
    }

    /** A write takes 10 us. */
    private final class SlowNetwork extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            rig.clock.advance(10_000);
            context.write(message, promise);
        }
    }
}
