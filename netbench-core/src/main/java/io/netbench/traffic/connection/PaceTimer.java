package io.netbench.traffic.connection;

import io.netbench.time.Clock;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks after a loop's connections with a rate. While something is due soon it looks at them again and again, by one timer
 * that costs nothing to keep. Else it sleeps until something is due: many loops that looked all the time would take the CPUs
 * of a host from those that have something to do. Belongs to the loop.
 */
public final class PaceTimer {

    /** How often it looks: the granularity of schedules. */
    private static final long LOOK_NS = 100_000L;

    /** What is due later than this is worth a timer of its own. */
    private static final long SOON_NS = 20 * LOOK_NS;

    private final EventLoop eventLoop;
    private final Clock clock;
    private final List<Paced> paced = new ArrayList<>();
    private Future<?> looking;
    private Future<?> sleep;
    private long nextDueNs = Long.MIN_VALUE;

    public PaceTimer(EventLoop eventLoop, Clock clock) {
        this.eventLoop = eventLoop;
        this.clock = clock;
    }

    public void add(Paced connection) {
        paced.add(connection);
    }

    public void remove(Connection connection) {
        paced.removeIf(other -> other == connection);
    }

    /** Their load is over, and that of others may go on. */
    public void removeAll(Collection<Connection> connections) {
        paced.removeAll(Set.copyOf(connections));
    }

    /** A load was released. */
    public void start() {
        nextDueNs = Long.MIN_VALUE;
        if (!paced.isEmpty()) {
            awaitDue(clock.nanoTime());
        }
    }

    /** A connection is due at {@code atNs}, which may be earlier than the last look at all of them said. */
    public void dueAt(long atNs) {
        if (atNs < nextDueNs) {
            nextDueNs = atNs;
            if (looking == null) {
                awaitDue(clock.nanoTime());
            }
        }
    }

    /** The load is over: nothing is due any more, whatever completes. */
    public void stop() {
        nextDueNs = Long.MIN_VALUE;
        cancel();
    }

    private void look() {
        long nowNs = clock.nanoTime();
        if (nowNs >= nextDueNs) {
            nextDueNs = startWhatIsDue(nowNs);
        }
        awaitDue(nowNs);
    }

    private long startWhatIsDue(long nowNs) {
        long earliestNs = Long.MAX_VALUE;
        for (int i = 0; i < paced.size(); i++) {
            earliestNs = Math.min(earliestNs, paced.get(i).startWhatIsDue(nowNs));
        }
        return earliestNs;
    }

    private void awaitDue(long nowNs) {
        if (nextDueNs > nowNs + SOON_NS) {
            cancel();
            if (nextDueNs != Long.MAX_VALUE) {
                sleep = eventLoop.schedule(this::look, nextDueNs - nowNs, TimeUnit.NANOSECONDS);
            }
        } else if (looking == null) {
            cancel();
            looking = eventLoop.scheduleAtFixedRate(this::look, LOOK_NS, LOOK_NS, TimeUnit.NANOSECONDS);
        }
    }

    private void cancel() {
        looking = cancelled(looking);
        sleep = cancelled(sleep);
    }

    private static Future<?> cancelled(Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
        return null;
    }
}
