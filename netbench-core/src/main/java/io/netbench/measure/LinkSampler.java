package io.netbench.measure;

import java.util.Optional;

/**
 * Cuts the counters of one link, which only grow, into the phases of a run: warm-up and window. For one thread at a
 * time.
 *
 * <p>Where traffic flows across a boundary, the counters at the boundary are taken from the line between the looks
 * before and after it. Where a phase starts from silence, its base is what was counted by then, exactly.
 */
final class LinkSampler {

    private final LinkRecorder link;
    private final long tickNs;
    private final boolean isOwnWindow;

    private final Reading base = new Reading();
    private Reading before = new Reading();
    private Reading now = new Reading();

    private Phase phase = Phase.IDLE;
    private PhaseTotals warmup;
    private WindowRecorder window;
    private WindowFigures figures;

    private enum Phase {
        IDLE,
        WARMUP,
        WINDOW,
        OVER
    }

    LinkSampler(LinkRecorder link, long tickNs, boolean isOwnWindow) {
        this.link = link;
        this.tickNs = tickNs;
        this.isOwnWindow = isOwnWindow;
    }

    /** Starts the warm-up from silence. */
    void startWarmup(long fromNs) {
        readBefore(fromNs);
        base.copy(before);
        phase = Phase.WARMUP;
    }

    /** Starts the window from silence. */
    void startWindow(long fromNs) {
        link.beginPhase();
        readBefore(fromNs);
        openWindow(before);
    }

    private void readBefore(long fromNs) {
        link.read(before);
        before.atNs = fromNs;
    }

    private void openWindow(Reading start) {
        window = new WindowRecorder(link, start, tickNs, isOwnWindow);
        phase = Phase.WINDOW;
    }

    /** Looks at the counters. */
    void look(long nowNs, Timeline timeline) {
        link.read(now);
        now.atNs = nowNs;
        if (phase == Phase.WARMUP && nowNs - timeline.warmupToNs() >= 0) {
            endWarmup(timeline);
        }
        if (phase == Phase.WINDOW) {
            if (timeline.isWindowOver(nowNs)) {
                Reading end = windowEnd(timeline);
                figures = window.end(before, end);
                phase = Phase.OVER;
            } else {
                window.look(before, now);
            }
        }
        Reading free = before;
        before = now;
        now = free;
    }

    private void endWarmup(Timeline timeline) {
        Reading end = edge(timeline.warmupToNs());
        warmup = PhaseTotals.of(base, end, base.atNs, end.atNs);
        if (timeline.isWindowNext()) {
            openWindow(end);
            before.copy(end);
        } else {
            phase = Phase.IDLE;
        }
    }

    /**
     * Where bytes or rounds end the window, it ends since all has arrived: the line between two looks would take what
     * came just before the end for something that came after it.
     */
    private Reading windowEnd(Timeline timeline) {
        return isOwnWindow ? now : edge(timeline.windowToNs().orElseThrow());
    }

    private Reading edge(long atNs) {
        Reading edge = new Reading();
        edge.between(before, now, atNs);
        edge.lastByteNs = now.lastByteNs;
        edge.expecting = now.expecting;
        return edge;
    }

    /** Bytes of the window up to the latest look. */
    long windowBytes() {
        if (figures != null) {
            return figures.totals().bytes();
        }
        return window == null ? 0 : window.bytesUntil(before);
    }

    /** The warm-up, once it is over; empty where there was none. */
    Optional<PhaseTotals> warmup() {
        return Optional.ofNullable(warmup);
    }

    /** The window, once it is over; empty where the run did not get so far. */
    Optional<WindowFigures> window() {
        return Optional.ofNullable(figures);
    }
}
