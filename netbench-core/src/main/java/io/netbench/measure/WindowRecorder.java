package io.netbench.measure;

import java.util.OptionalLong;

/**
 * Records the measured window of one link at its sink. For one thread at a time.
 *
 * <p>A window is the run's, from the instant at which counting starts to the one at which it ends; or, where links end
 * by their bytes, the link's own, from its first to its last byte. Series and stalls are always those of the run's.
 */
final class WindowRecorder {

    static final long SMOOTH_NS = 100_000_000L;

    private final LinkRecorder link;
    private final long startNs;
    private final long tickNs;
    private final boolean isOwn;
    private final Series series;
    private final StallDetector stalls;

    /** From here samples count: the window's start, or the link's first byte once it is known. */
    private long fromNs;

    private long bytes;
    private SampleCutter tick;
    private SampleCutter smooth;

    /**
     * @param startNs the window's start
     * @param isExpecting whether the sink is owed bytes then
     * @param isOwn whether the window ends with the link's last byte and starts with its first
     */
    WindowRecorder(LinkRecorder link, long startNs, boolean isExpecting, long tickNs, boolean isOwn) {
        this.link = link;
        this.startNs = startNs;
        this.tickNs = tickNs;
        this.isOwn = isOwn;
        this.series = new Series(startNs, Math.max(SMOOTH_NS, tickNs));
        this.stalls = new StallDetector(startNs, isExpecting);
        this.fromNs = startNs;
        if (!isOwn) {
            startSamples();
        }
    }

    /** Looks at what has arrived in the window by now. */
    void sample(CounterSample now) {
        take(now);
        if (tick != null) {
            tick.sample(now.atNs, bytes);
            smooth.sample(now.atNs, bytes);
        }
    }

    private void take(CounterSample now) {
        series.sample(now.atNs, now.bytes);
        stalls.sample(now.atNs, now.bytes > bytes, now.lastByteNs, now.expecting);
        bytes = now.bytes;
        if (tick == null && bytes > 0) {
            fromNs = Math.max(fromNs, link.firstByteNs(LoadPhase.WINDOW).orElse(fromNs));
            startSamples();
        }
    }

    private void startSamples() {
        tick = new SampleCutter(fromNs, startNs, tickNs);
        smooth = new SampleCutter(fromNs, startNs, Math.max(SMOOTH_NS, tickNs));
    }

    /**
     * Ends the window with all that was counted in it. Where loops heard of its end only after that, they counted on
     * until then, and the window is so much longer.
     */
    WindowFigures end(CounterSample end) {
        boolean hasBytes = end.bytes > 0;
        if (hasBytes && end.lastByteNs - end.atNs > 0) {
            end.atNs = end.lastByteNs;
        }
        take(end);
        series.end();
        OptionalLong lastByteNs = hasBytes ? OptionalLong.of(end.lastByteNs) : OptionalLong.empty();
        long toNs = isOwn ? Math.max(fromNs, lastByteNs.orElse(fromNs)) : end.atNs;
        return new WindowFigures(
                isOwn,
                PhaseTotals.of(end, fromNs, toNs),
                firstByteNs(),
                lastByteNs,
                figures(tick, tickNs, toNs, end.bytes),
                figures(smooth, Math.max(SMOOTH_NS, tickNs), toNs, end.bytes),
                stalls.end(end.atNs),
                series);
    }

    /** Where the window follows the warm-up without a pause, the link's traffic began in the warm-up. */
    private OptionalLong firstByteNs() {
        OptionalLong ofWindow = link.firstByteNs(LoadPhase.WINDOW);
        OptionalLong before = isOwn ? OptionalLong.empty() : link.firstByteNs(LoadPhase.WARMUP);
        return before.isPresent() ? before : ofWindow;
    }

    private static GoodputFigures figures(SampleCutter cutter, long tickNs, long toNs, long bytes) {
        return cutter == null ? new GoodputRecorder(tickNs).figures() : cutter.end(toNs, bytes);
    }
}
