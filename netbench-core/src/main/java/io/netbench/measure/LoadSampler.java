package io.netbench.measure;

import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/** The links of one load whose sinks an agent carries, and the boundaries that are theirs. For one thread at a time. */
final class LoadSampler {

    private final LoadSpan span;
    private final Timeline timeline = new Timeline();
    private final List<LinkSampler> links;
    private final CumulativeLog log = new CumulativeLog();
    private long sampledNs;
    private boolean isOver;

    /** @param nowNs before the first look */
    LoadSampler(Load load, List<LinkSampler> links, long nowNs) {
        this.span = load.span();
        this.links = List.copyOf(links);
        this.sampledNs = nowNs;
    }

    /** A start of the run, in which the load may have no part. */
    void arm(LoadWindow ofRun) {
        ofRun.of(span).ifPresent(this::armOwn);
    }

    private void armOwn(LoadWindow start) {
        timeline.arm(start);
        boolean warmsUp = start.startNs() < start.measureFromNs();
        links.forEach(link -> {
            if (warmsUp) {
                link.startWarmup(start.startNs());
            } else {
                link.startWindow(start.measureFromNs());
            }
        });
        timeline.windowFromNs().ifPresent(fromNs -> log.add(fromNs, 0));
    }

    void endWindow(long atNs) {
        long endNs = atNs - sampledNs > 0 ? atNs : sampledNs;
        if (!timeline.isWindowBegun(endNs)) {
            isOver = true;
        } else if (!timeline.isWindowOver(endNs)) {
            timeline.endWindow(endNs);
        }
    }

    /** Looks at all links now. */
    void sample(Clock clock) {
        long passNs = clock.nanoTime();
        if (isOver || !timeline.isBegun(passNs)) {
            return;
        }
        long windowBytes = 0;
        for (LinkSampler link : links) {
            sampledNs = clock.nanoTime();
            link.sample(sampledNs, timeline);
            windowBytes += link.windowBytes();
        }
        isOver = timeline.isWindowOver(passNs);
        if (timeline.isWindowBegun(passNs)) {
            log.add(isOver ? timeline.windowToNs().orElseThrow() : passNs, windowBytes);
        }
    }

    boolean isOver() {
        return isOver;
    }

    /** Whether it was still to begin at an instant. */
    boolean isYetToBegin(long nowNs) {
        return span.startNs().isPresent() && !timeline.isBegun(nowNs);
    }

    /** Whether it had ended at an instant. */
    boolean hadEnded(long nowNs) {
        return timeline.isWindowOver(nowNs);
    }

    long nextBoundaryNs(long nowNs, long tickNs) {
        return timeline.nextBoundaryNs(nowNs, tickNs);
    }

    OptionalLong windowFromNs() {
        return timeline.windowFromNs();
    }

    OptionalLong windowToNs() {
        return timeline.windowToNs();
    }

    /** Bytes of the window at all its sinks here, over time. */
    CumulativeLog log() {
        return log;
    }
}
