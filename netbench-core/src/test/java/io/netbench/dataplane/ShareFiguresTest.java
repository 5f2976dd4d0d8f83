package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.OneLink;
import io.netbench.control.HostReport;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.DataPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.result.HostCpu;
import io.netbench.time.Clock;
import io.netbench.time.HandClock;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShareFiguresTest {

    private static final long WINDOW_NS = 1_000_000_000L;

    private final HandClock clock = new HandClock(System.nanoTime());

    @Test
    void shouldTellWhatEachLoopDid() {
        HostReport report = report(3, true);

        List<Double> loops = report.loopFractions().orElseThrow();
        assertEquals(3, loops.size());
        assertTrue(loops.stream().allMatch(fraction -> fraction >= 0), loops::toString);
        assertEquals(Collections.max(loops), report.busiestLoopFraction());
    }

    @Test
    void shouldSayWhyLoopsThatNeverSleepAreNotTold() {
        HostReport report = report(2, false);

        assertEquals(Optional.empty(), report.loopFractions());
        assertNull(report.busiestLoopFraction());
        assertEquals(
                "loops that poll without sleeping are always busy",
                report.absent().get("loop_fractions"));
    }

    @Test
    void shouldSayWhyTooManyLoopsAreNotToldEachByItself() {
        HostReport report = report(HostCpu.MAX_LOOP_FRACTIONS + 1, true);

        assertEquals(Optional.empty(), report.loopFractions());
        assertTrue(report.busiestLoopFraction() >= 0);
        assertEquals("there were more than 64 event loops", report.absent().get("loop_fractions"));
    }

    /** Of an agent with so many loops, after a window. */
    private HostReport report(int loops, boolean loopsSleep) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops, LocalIoHandler.newFactory());
        try {
            HostWatch watch = new HostWatch(clock, new SharedCounters(clock), group, loopsSleep);
            watch.begin(clock.nanoTime(), clock.nanoTime());
            clock.advance(WINDOW_NS);
            watch.end(clock.nanoTime());
            RunPlan share = OneLink.plan(
                    4096, 1, 0, new DataPlan(DataPlan.AUTO, OptionalInt.of(1), SocketPlan.DEFAULT, false, false));
            return new ShareFigures(share, new RunRecorders(share, 0, 1, Clock.system()), 0, List.of(), List.of())
                    .host(watch, loopsSleep, 0, 0, 0, List.of(), Optional.empty());
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
