package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.iperf3.wire.ClientNotes;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.iperf3.wire.StreamOptions;
import io.netbench.iperf3.wire.StreamPace;
import io.netbench.iperf3.wire.TestSpan;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.time.HandClock;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLoopTest {

    private static final int OMIT_S = 600;
    private static final long OMIT_NS = OMIT_S * 1_000_000_000L;
    private static final long NOTHING_SCHEDULED = -1;

    private final HandClock clock = new HandClock(0);
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final DataLoop data = new DataLoop(channel.eventLoop(), 0);

    @AfterEach
    void close() {
        data.release();
        channel.finishAndReleaseAll();
    }

    /** What is scheduled holds all that the session recorded, long after it is over. */
    @Test
    void shouldLeaveNothingScheduledWhenItEndsBeforeItsMeasuredTime() {
        Parameters asked = new Parameters(
                StreamKind.TCP,
                Direction.UPLOAD,
                1,
                new TestSpan(OMIT_S, 10, 0, 0),
                StreamPace.UNLIMITED,
                StreamOptions.NONE,
                ClientNotes.NONE);
        SessionPlan plan = new SessionPlan(asked, "0".repeat(32), 1, "here", "there");
        SessionLoop loop = new SessionLoop(
                data, new RunRecorders(plan.plan(), SessionPlan.SERVER, 1, clock), clock, false, reason -> {});
        channel.freezeTime();
        LoadWindow window = new LoadWindow(0, OMIT_NS, Long.MAX_VALUE, false);
        loop.prepare(window);
        loop.release(window, Optional.empty());
        assertEquals(OMIT_NS, channel.runScheduledPendingTasks());

        assertEquals(List.of(), loop.end(clock.nanoTime()).join());

        assertEquals(NOTHING_SCHEDULED, channel.runScheduledPendingTasks());
    }
}
