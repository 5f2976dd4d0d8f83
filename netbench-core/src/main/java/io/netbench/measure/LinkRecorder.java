package io.netbench.measure;

import io.netbench.plan.LinkPlan;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What one agent records of one link: counters and latencies, each once for every event loop that has connections of
 * the link. They are made on first use; making them is safe from any thread.
 */
final class LinkRecorder {

    private final LinkPlan link;
    private final LoopRecorder[] loops;
    private final LinkCounters[] counters;
    private final LatencyRecorder[] latency;
    private final LatencyRecorder[] service;

    LinkRecorder(LinkPlan link, LoopRecorder[] loops) {
        this.link = link;
        this.loops = loops;
        this.counters = new LinkCounters[loops.length];
        this.latency = new LatencyRecorder[loops.length];
        this.service = new LatencyRecorder[loops.length];
    }

    LinkPlan link() {
        return link;
    }

    synchronized LinkCounters counters(int loop) {
        if (counters[loop] == null) {
            counters[loop] = new LinkCounters();
        }
        return counters[loop];
    }

    synchronized LatencyRecorder latency(int loop) {
        if (latency[loop] == null) {
            latency[loop] = new LatencyRecorder(loops[loop].latency());
        }
        return latency[loop];
    }

    synchronized LatencyRecorder service(int loop) {
        if (link.load().rateBitsPerS().isEmpty()) {
            throw new IllegalStateException("link " + link.id() + " has no rate, so no service time beside its latency");
        }
        if (service[loop] == null) {
            service[loop] = new LatencyRecorder(loops[loop].service());
        }
        return service[loop];
    }

    /** The counters that are in use. */
    synchronized Stream<LinkCounters> counters() {
        return Arrays.stream(counters.clone()).filter(Objects::nonNull);
    }
}
