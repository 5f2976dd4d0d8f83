package io.netbench.traffic;

import io.netbench.measure.SampleLog;
import io.netbench.time.Clock;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How late an event loop wakes that has asked to be woken, again and again while a load lasts: what its host adds to every
 * time that is taken on it. Wake-ups that came and went while the loop had no CPU were as late as it was. Belongs to the loop.
 */
final class TimerNoise {

    private final EventLoop eventLoop;
    private final Clock clock;
    private final SampleLog log;
    private long startNs;
    private long next;
    private Future<?> timer;

    TimerNoise(EventLoop eventLoop, Clock clock, SampleLog log) {
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.log = log;
    }

    /** The load was released; instants count from here. */
    void start(long releasedNs) {
        stop();
        startNs = releasedNs;
        next = 0;
        look();
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void look() {
        long nowNs = clock.nanoTime();
        while (dueNs(next) <= nowNs) {
            log.began(next, nowNs - dueNs(next));
            next++;
        }
        timer = eventLoop.schedule(this::look, dueNs(next) - nowNs, TimeUnit.NANOSECONDS);
    }

    private long dueNs(long index) {
        return startNs + (long) Math.ceil((log.phase() + index) * log.periodNs());
    }
}
