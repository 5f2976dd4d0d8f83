package io.netbench.measure;

/**
 * Cuts the bytes of a link's window into samples of one tick length. For one thread.
 *
 * <p>A sample ends with the first look at or after a boundary of the grid. It stands for as many ticks as lie between
 * the ticks nearest to its two ends. So the weights of all samples telescope to the window's length in ticks (rounded to
 * the nearest, at least one), and a late look gives one long sample of several ticks, and not a long and a very short
 * one of a tick each.
 */
final class SampleCutter {

    private final long fromNs;
    private final long gridNs;
    private final long tickNs;
    private final GoodputRecorder recorder;
    private final TrailingSamples held;

    private long cutNs;
    private long cutBytes;
    private long cutTicks;
    private long cutBoundary;

    /**
     * @param fromNs the window's start
     * @param gridNs an instant on the grid of boundaries, not after {@code fromNs}
     */
    SampleCutter(long fromNs, long gridNs, long tickNs) {
        this.fromNs = fromNs;
        this.gridNs = gridNs;
        this.tickNs = tickNs;
        this.recorder = new GoodputRecorder(tickNs);
        this.held = new TrailingSamples(recorder);
        this.cutNs = fromNs;
        this.cutBoundary = (fromNs - gridNs) / tickNs;
    }

    /** Looks at the window's bytes up to an instant of it. Instants never go back. */
    void sample(long nowNs, long bytes) {
        long ticks = nearestTick(nowNs - fromNs);
        long boundary = (nowNs - gridNs) / tickNs;
        if (boundary > cutBoundary && ticks > cutTicks && !isTooShort(nowNs)) {
            held.take(nowNs - cutNs, bytes - cutBytes, ticks - cutTicks);
            cutNs = nowNs;
            cutBytes = bytes;
            cutTicks = ticks;
            cutBoundary = boundary;
        }
    }

    /**
     * Ends the window. A remainder of less than half a tick joins the sample before it.
     *
     * @param endNs at or after the latest look, or else the instant of the last byte
     * @param bytes all of the window's
     */
    GoodputFigures end(long endNs, long bytes) {
        long ticks = Math.max(1, nearestTick(endNs - fromNs)) - cutTicks;
        if (endNs - cutNs < 0) {
            held.endEarlier(cutNs - endNs, -ticks, bytes - cutBytes, tickNs / 2);
        } else if (ticks == 0 || isTooShort(endNs)) {
            held.extend(endNs - cutNs, bytes - cutBytes, ticks);
        } else {
            held.take(endNs - cutNs, bytes - cutBytes, ticks);
        }
        held.flush();
        return recorder.figures();
    }

    private boolean isTooShort(long nowNs) {
        return nowNs - cutNs < tickNs / 2;
    }

    private long nearestTick(long spanNs) {
        return (spanNs + tickNs / 2) / tickNs;
    }
}
