package io.netbench.traffic;

import io.netbench.text.TimeSpan;
import io.netbench.traffic.connection.Connection;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the connections of a loop that hear nothing from their peers, and ends those whose peers are dead. The kernel
 * would tell too, but only by a time-out, which a starved connection runs into as well as one that was cut off; so it gets
 * {@value #PATIENCE} times as long. Belongs to the loop.
 */
final class SilenceWatch {

    /** How many times as long a connection may be silent that may just be starved. */
    static final int PATIENCE = 8;

    private static final int LOOKS = 8;

    private final EventLoop eventLoop;
    private final TrafficSetup setup;
    private Future<?> looking;

    SilenceWatch(EventLoop eventLoop, TrafficSetup setup) {
        this.eventLoop = eventLoop;
        this.setup = setup;
    }

    /**
     * Begins to look, until {@link #stop}, where peers can be cut off at all.
     *
     * @param connections of the loop, which may change
     */
    void start(List<Connection> connections) {
        if (looking == null && setup.silenceNs().isPresent()) {
            long deadlineNs = setup.silenceNs().getAsLong();
            long everyNs = deadlineNs / LOOKS;
            looking = eventLoop.scheduleWithFixedDelay(
                    () -> look(connections, deadlineNs), everyNs, everyNs, TimeUnit.NANOSECONDS);
        }
    }

    void stop() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private void look(List<Connection> connections, long deadlineNs) {
        long nowNs = setup.clock().nanoTime();
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).isPeerDead(nowNs, deadlineNs)) {
                connections.get(i).fail(reason(deadlineNs));
            }
        }
    }

    private static String reason(long deadlineNs) {
        return "the peer's host has answered nothing for %s, and nothing was lost on the way to it before:"
                        .formatted(TimeSpan.describe(deadlineNs))
                + " it is gone or frozen, or the way to it is cut";
    }
}
