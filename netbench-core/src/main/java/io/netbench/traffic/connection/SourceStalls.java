package io.netbench.traffic.connection;

import io.netbench.measure.LoadWindow;
import io.netbench.measure.StallFigures;

/**
 * Finds stretches of {@value StallFigures#LEAST_NS} ns or more in which operations of a connection with a rate were due and
 * none was started, though nothing kept it from that but its own host: its process was stopped, or got no CPU. To wait for
 * room or for a peer's answer is another thing. Within the window; for the connection's loop.
 */
public final class SourceStalls {

    private LoadWindow window;
    private boolean isHeldUp;
    private long freeSinceNs;
    private StallFigures figures = StallFigures.NONE;

    /** A load begins with {@code newWindow}; what was found before is forgotten. */
    public void restart(LoadWindow newWindow) {
        window = newWindow;
        isHeldUp = false;
        freeSinceNs = newWindow.startNs();
        figures = StallFigures.NONE;
    }

    /**
     * It starts what is due, or would have to.
     *
     * @param dueNs when the first operation was due that has not been started
     */
    public void look(long dueNs, long nowNs) {
        if (!isHeldUp && dueNs <= nowNs) {
            long fromNs = Math.max(Math.max(dueNs, freeSinceNs), window.measureFromNs());
            figures = figures.with(Math.min(nowNs, window.measureToNs()) - fromNs);
        }
        freeSinceNs = nowNs;
    }

    /** Whether it waits for room, or for its peer, from now on. */
    public void heldUp(boolean newIsHeldUp) {
        isHeldUp = newIsHeldUp;
    }

    public StallFigures figures() {
        return figures;
    }
}
