package io.netbench.measure;

import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Everything that one agent records of one run. Recorders are asked for while the run is set up, from any thread; each
 * is then written by the event loop that it was made for, and by nothing else.
 */
public final class RunRecorders {

    private final Clock clock;
    private final Map<Integer, LinkRecorder> links = new LinkedHashMap<>();

    /**
     * @param share the part of the plan that this agent carries
     * @param loops event loops of the agent
     * @param clock the one that writers read
     */
    public RunRecorders(RunPlan share, int loops, Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        LoopRecorder[] ofLoops = IntStream.range(0, loops)
                .mapToObj(loop -> new LoopRecorder())
                .toArray(LoopRecorder[]::new);
        for (Load load : share.loads()) {
            for (LinkPlan link : load.links()) {
                links.put(link.id(), new LinkRecorder(link, ofLoops));
            }
        }
    }

    /** Counters of a link on one event loop; the same ones each time. */
    public LinkCounters counters(int linkId, int loop) {
        return link(linkId).counters(loop);
    }

    /** The recorder of a link's latencies on one event loop: from the intended start where the link has a rate. */
    public LatencyRecorder latency(int linkId, int loop) {
        return link(linkId).latency(loop);
    }

    /**
     * The recorder of a link's service times, from the actual start.
     *
     * @throws IllegalStateException if the link has no rate: then latency is the service time
     */
    public LatencyRecorder service(int linkId, int loop) {
        return link(linkId).service(loop);
    }

    private LinkRecorder link(int id) {
        LinkRecorder link = links.get(id);
        if (link == null) {
            throw new IllegalArgumentException("link " + id + " is not in this agent's share of the plan");
        }
        return link;
    }
}
