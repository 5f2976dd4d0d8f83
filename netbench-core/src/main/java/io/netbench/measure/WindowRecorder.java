package io.netbench.measure;

import java.util.OptionalLong;

/**
 * Records the measured window of one link at its sink. For one thread.
 *
 * <p>A window is the run's, from the instant at which counting starts to the one at which it ends; or, where links end
 * by their bytes, the link's own, from its first to its last byte. Series and stalls are always those of the run's.
 */
final class WindowRecorder {

    static final long SMOOTH_NS = 100_000_000L;

    private final LinkRecorder link;
    private final Reading base = new Reading();
    private final long tickNs;
    private final boolean isOwn;
    private final Series series;
    private final StallDetector stalls;

    /** From here samples count: the window's start, or the link's first byte once it is known. */
    private long fromNs;

    private SampleCutter tick;
    private SampleCutter smooth;

    /**
     * @param start the counters at the window's start
     * @param isOwn whether the window ends with the link's last byte and starts with its first
     */
    WindowRecorder(LinkRecorder link, Reading start, long tickNs, boolean isOwn) {
        this.link = link;
        this.base.copy(start);
        this.tickNs = tickNs;
        this.isOwn = isOwn;
        this.series = new Series(start.atNs, start.bytes, Math.max(SMOOTH_NS, tickNs));
        this.stalls = new StallDetector(start.atNs, start.expecting);
        this.fromNs = start.atNs;
        if (!isOwn) {
            startSamples();
        }
    }

    /** Looks at the counters within the window, {@code before} being the look before. */
    void look(Reading before, Reading now) {
        series.look(now.atNs, now.bytes);
        stalls.look(now.atNs, now.bytes > before.bytes, now.lastByteNs, now.expecting);
        if (tick == null && now.bytes > base.bytes) {
            fromNs = Math.max(fromNs, link.firstByteNs().orElse(before.atNs));
            startSamples();
        }
        if (tick != null) {
            tick.look(now.atNs, now.bytes);
            smooth.look(now.atNs, now.bytes);
        }
    }

    private void startSamples() {
        tick = new SampleCutter(fromNs, base.atNs, tickNs, base.bytes);
        smooth = new SampleCutter(fromNs, base.atNs, Math.max(SMOOTH_NS, tickNs), base.bytes);
    }

    /** Ends the window with its last look. */
    WindowFigures end(Reading before, Reading end) {
        look(before, end);
        series.end();
        boolean hasBytes = end.bytes > base.bytes;
        OptionalLong lastByteNs = hasBytes ? OptionalLong.of(Math.min(end.lastByteNs, end.atNs)) : OptionalLong.empty();
        long toNs = isOwn ? Math.max(fromNs, lastByteNs.orElse(fromNs)) : end.atNs;
        return new WindowFigures(
                isOwn,
                PhaseTotals.of(base, end, fromNs, toNs),
                link.firstByteNs(),
                lastByteNs,
                figures(tick, tickNs, toNs, end.bytes),
                figures(smooth, Math.max(SMOOTH_NS, tickNs), toNs, end.bytes),
                stalls.end(end.atNs),
                series);
    }

    private static GoodputFigures figures(SampleCutter cutter, long tickNs, long toNs, long bytes) {
        return cutter == null ? new GoodputRecorder(tickNs).figures() : cutter.end(toNs, bytes);
    }

    long bytesUntil(Reading now) {
        return now.bytes - base.bytes;
    }
}
