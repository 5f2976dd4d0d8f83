package io.netbench.control.net;

import io.netbench.time.Clock;
import java.net.InetAddress;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Tells of those who come to an agent and are no coordinators, seldom enough that nobody can fill a log by coming often.
 * Thread-safe.
 */
final class Strangers {

    static final long REST_NS = 10_000_000_000L;

    private final BiConsumer<InetAddress, String> listener;
    private final Consumer<Refusal> each;
    private final Clock clock;
    private long toldNs;
    private long untold;
    private boolean hasTold;

    /**
     * @param listener hears from where somebody came, and what is wrong with it
     * @param each hears of every one
     */
    Strangers(BiConsumer<InetAddress, String> listener, Consumer<Refusal> each, Clock clock) {
        this.listener = listener;
        this.each = each;
        this.clock = clock;
    }

    synchronized void came(InetAddress peer, String what) {
        each.accept(Refusal.PROTOCOL);
        long nowNs = clock.nanoTime();
        if (hasTold && nowNs - toldNs < REST_NS) {
            untold++;
            return;
        }
        String others = untold == 0 ? "" : " (" + untold + " more came since the last that was told)";
        hasTold = true;
        toldNs = nowNs;
        untold = 0;
        listener.accept(peer, what + others);
    }
}
