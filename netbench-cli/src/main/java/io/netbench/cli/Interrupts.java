package io.netbench.cli;

import io.netbench.analysis.Ending;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jline.utils.Signals;

/**
 * Ctrl-C and SIGTERM while a run goes on: the first one ends the run, so that its partial result gets written; a second
 * one ends the process at once.
 *
 * <p>A shutdown hook would not do: while hooks run, the JVM keeps a second signal waiting.
 */
final class Interrupts implements AutoCloseable {

    private static final String INTERRUPT = "INT";
    private static final String TERMINATE = "TERM";

    private final Consumer<Ending> onFirst;
    private final AtomicBoolean hasHappened = new AtomicBoolean();
    private final Object formerInterrupt;
    private final Object formerTerminate;

    private Interrupts(Consumer<Ending> onFirst) {
        this.onFirst = onFirst;
        formerInterrupt = Signals.register(INTERRUPT, () -> happen(Ending.INTERRUPTED, ExitStatus.INTERRUPTED));
        formerTerminate = Signals.register(TERMINATE, () -> happen(Ending.TERMINATED, ExitStatus.TERMINATED));
    }

    /**
     * Takes signals until it is closed.
     *
     * @param onFirst hears of the first one, on a thread of the JVM; it must return at once
     */
    static Interrupts watch(Consumer<Ending> onFirst) {
        return new Interrupts(onFirst);
    }

    @Override
    public void close() {
        Signals.unregister(INTERRUPT, formerInterrupt);
        Signals.unregister(TERMINATE, formerTerminate);
    }

    private void happen(Ending ending, int status) {
        if (hasHappened.compareAndSet(false, true)) {
            onFirst.accept(ending);
        } else {
            Runtime.getRuntime().halt(status);
        }
    }
}
