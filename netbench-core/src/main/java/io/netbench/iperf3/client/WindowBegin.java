package io.netbench.iperf3.client;

import io.netbench.measure.LoadWindow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * When what a server acknowledges begins to count for a start that is ordered.
 *
 * @param loop where it is counted
 * @param count counts for a window from now on
 * @param measure hears that measuring begins, where that is told here
 */
record WindowBegin(ScheduledExecutorService loop, Consumer<LoadWindow> count, Runnable measure) {

    /**
     * A start is ordered. From any thread.
     *
     * @param isFirst whether there was none before
     * @param aheadNs how long it is until the load is released
     */
    void order(LoadWindow window, boolean isFirst, long aheadNs) {
        if (isFirst || !window.isFromSilence()) {
            loop.schedule(() -> count.accept(window), aheadNs, TimeUnit.NANOSECONDS);
            return;
        }
        // Nothing is under way now. A look that came between the start and a late begin would count for the
        // warm-up, and what was to be sent would never be complete.
        loop.execute(() -> {
            count.accept(window);
            measure.run();
        });
    }
}
