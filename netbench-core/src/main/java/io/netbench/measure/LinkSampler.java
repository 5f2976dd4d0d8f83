package io.netbench.measure;

import java.util.Optional;

/**
 * Looks at the counters of one link in the phases of a run, and makes samples of what arrived in the window. Thread-safe.
 *
 * <p>The counters themselves are cut at the boundaries of phases, by the instant of each read. A loop may count a read
 * a little after that instant, so totals are taken when somebody asks for them, and not when a phase is seen to be over.
 */
final class LinkSampler {

    private final LinkRecorder link;
    private final long tickNs;
    private final boolean isOwnWindow;

    private final CounterSample now = new CounterSample();
    private State state = State.IDLE;
    private boolean isWarmupOver;
    private long warmupFromNs;
    private long warmupToNs;
    private WindowRecorder window;
    private WindowFigures figures;

    private enum State {
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
    synchronized void startWarmup(long fromNs) {
        warmupFromNs = fromNs;
        state = State.WARMUP;
    }

    /** Starts the window from silence. */
    synchronized void startWindow(long fromNs) {
        link.read(LoadPhase.WINDOW, now);
        openWindow(fromNs);
    }

    private void openWindow(long fromNs) {
        window = new WindowRecorder(link, fromNs, now.expecting, tickNs, isOwnWindow);
        state = State.WINDOW;
    }

    /** Looks at the counters. */
    synchronized void sample(long nowNs, Timeline timeline) {
        if (state == State.IDLE || state == State.OVER) {
            return;
        }
        link.read(LoadPhase.WINDOW, now);
        now.atNs = nowNs;
        if (state == State.WARMUP && nowNs - timeline.warmupToNs() >= 0) {
            endWarmup(timeline);
        }
        if (state == State.WINDOW && timeline.isWindowOver(nowNs)) {
            now.atNs = timeline.windowToNs().orElseThrow();
            state = State.OVER;
        } else if (state == State.WINDOW) {
            window.sample(now);
        }
    }

    private void endWarmup(Timeline timeline) {
        isWarmupOver = true;
        warmupToNs = timeline.warmupToNs();
        if (timeline.isWindowNext()) {
            openWindow(warmupToNs);
        } else {
            state = State.IDLE;
        }
    }

    /** Bytes of the window up to the latest look. */
    synchronized long windowBytes() {
        return window == null ? 0 : now.bytes;
    }

    /** The warm-up, once it is over; empty where there was none. When the loops have let go of the run. */
    synchronized Optional<PhaseTotals> warmup() {
        if (!isWarmupOver) {
            return Optional.empty();
        }
        CounterSample counted = new CounterSample();
        link.read(LoadPhase.WARMUP, counted);
        return Optional.of(PhaseTotals.of(counted, warmupFromNs, warmupToNs));
    }

    /**
     * The window, once it is over; empty where the run did not get so far. When the loops have let go of the run: what
     * is counted after the first call is in none of its samples.
     */
    synchronized Optional<WindowFigures> window() {
        if (state == State.OVER && figures == null) {
            boolean wasExpecting = now.expecting;
            link.read(LoadPhase.WINDOW, now);
            now.expecting = wasExpecting;
            figures = window.end(now);
        }
        return Optional.ofNullable(figures);
    }
}
