package io.netbench.cli.process;

import io.netbench.analysis.StopCause;
import java.util.EnumMap;
import java.util.Map;
import org.jline.utils.Signals;

/**
 * The signals that end this process: Ctrl-C (SIGINT), SIGTERM, and SIGHUP when its terminal is closed. One that comes before
 * anybody listens is kept for who will; one that nobody takes any more ends the process at once. A signal that the process
 * was started to ignore, as {@code nohup} does, stays ignored. Thread-safe.
 *
 * <p>A shutdown hook would not do: while hooks run, the JVM keeps a second signal waiting.
 */
public final class Interrupts {

    private static final Map<StopCause, String> SIGNALS =
            new EnumMap<>(Map.of(StopCause.INTERRUPTED, "INT", StopCause.TERMINATED, "TERM", StopCause.HUNG_UP, "HUP"));

    /** Hears of signals, on a thread of the JVM. */
    @FunctionalInterface
    public interface Listener {
        /** It came. Returns at once; false if there is nothing left that could be ended in order. */
        boolean takes(StopCause ending);
    }

    private final Map<StopCause, Object> former = new EnumMap<>(StopCause.class);
    private Listener listener;
    private StopCause kept;
    private StopCause taken;
    private Runnable wake = () -> {};

    /** Takes no signals: they do what they do by themselves. */
    public Interrupts() {}

    /** Takes those of this process from now on. */
    static Interrupts ofThisProcess() {
        Interrupts interrupts = new Interrupts();
        SIGNALS.forEach((ending, name) -> {
            // Absent where the JVM was told to leave signals alone (-Xrs).
            Object before = Signals.register(name, () -> interrupts.happen(ending));
            if (before != null) {
                interrupts.former.put(ending, before);
            }
        });
        return interrupts;
    }

    /** From now on they go to {@code newListener}; one that came before does, too, on this thread. */
    public void listen(Listener newListener) {
        StopCause before;
        synchronized (this) {
            listener = newListener;
            before = kept;
            kept = null;
        }
        if (before != null) {
            happen(before);
        }
    }

    /** While nobody listens: runs {@code action} when a signal comes, or at once if one came before. It must be quick. */
    public synchronized void wake(Runnable action) {
        wake = action;
        if (kept != null) {
            action.run();
        }
    }

    /** Nothing is left to be ended. Returns the status with which the process ends, which a signal has its say in. */
    public int endWith(int status) {
        listen(ending -> false);
        synchronized (this) {
            return taken == null ? status : taken.exitStatus();
        }
    }

    /** Leaves them to the JVM, which ends the process without a word; one that came before ends it here. */
    public void leave() {
        former.forEach((ending, handler) -> Signals.unregister(SIGNALS.get(ending), handler));
        StopCause before;
        synchronized (this) {
            before = kept;
        }
        if (before != null) {
            Runtime.getRuntime().halt(before.exitStatus());
        }
    }

    /** A signal came, to this process or to whoever passes it on. */
    public void happen(StopCause ending) {
        Listener now;
        synchronized (this) {
            now = listener;
            if (now == null && kept == null) {
                kept = ending;
                wake.run();
                return;
            }
        }
        if (now == null || !now.takes(ending)) {
            Runtime.getRuntime().halt(ending.exitStatus());
        }
        synchronized (this) {
            taken = taken == null ? ending : taken;
        }
    }
}
