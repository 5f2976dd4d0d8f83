package io.netbench.measure;

import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;

/**
 * What the recorders of a run need, in bytes, computed from the plan before any of them is made, so that an agent can
 * refuse a run that would not fit.
 *
 * <p>A link whose connections share one event loop needs at most {@value #MOST_BYTES_PER_LINK} bytes. Each further loop
 * costs its counters and its latencies once more, since every loop writes recorders of its own.
 * So does each load: its latencies in all, and its bytes over time.
 */
public final class RecorderMemory {

    /** The most that a link on one event loop needs. */
    static final long MOST_BYTES_PER_LINK = 32_768;

    /** Everything of a sink but its arrays. */
    private static final long OBJECTS_BYTES = 1_280;

    /**
     * Packed histograms grow with the number of different rates. This holds 10,000 evenly spread ones; ten times as many
     * take half as much again.
     */
    static final long TICK_HISTOGRAM_BYTES = 2_304;

    /** The same for the tenth part of the samples. */
    static final long SMOOTH_HISTOGRAM_BYTES = 1_792;

    private static final long SERIES_BYTES = 8L * Series.MAX_POINTS + 80;

    /** Asked once: a plan may have very many links, and each answer makes a histogram. */
    private static final long LATENCY_BYTES = LatencyRecorder.newOfLink().getEstimatedFootprintInBytes();

    private static final long LOOP_LATENCY_BYTES = LatencyRecorder.newOfLoop().getEstimatedFootprintInBytes();

    private static final long COUNTERS_BYTES = 8L * LinkCounters.CELLS + 40;

    private RecorderMemory() {}

    /**
     * The recorders of one agent that carries all endpoints of the share.
     *
     * @param share the part of the plan that the agent carries
     * @param loops event loops of the agent
     */
    public static long bytes(RunPlan share, int loops) {
        return share.loads().stream().mapToLong(load -> bytes(load, loops)).sum();
    }

    private static long bytes(Load load, int loops) {
        if (load.links().isEmpty()) {
            return 0;
        }
        long ofLinks =
                load.links().stream().mapToLong(link -> bytes(link, loops)).sum();
        long latencies = load.links().stream().allMatch(link -> link.load().isStream())
                ? 0
                : load.links().stream().anyMatch(RecorderMemory::isPaced) ? 2 : 1;
        long samples =
                load.keptSamples() * SampleLog.BYTES_PER_SAMPLE * (load.links().size() + 1L);
        return ofLinks + loops * latencies * LOOP_LATENCY_BYTES + CumulativeLog.BYTES + samples;
    }

    static long bytes(LinkPlan link, int loops) {
        long latencies = link.load().isStream() ? 0 : isPaced(link) ? 2 : 1;
        long perLoop = COUNTERS_BYTES + latencies * LATENCY_BYTES;
        long atSink = OBJECTS_BYTES + TICK_HISTOGRAM_BYTES + SMOOTH_HISTOGRAM_BYTES + SERIES_BYTES;
        return atSink + perLoop * Math.min(loops, link.load().connections());
    }

    private static boolean isPaced(LinkPlan link) {
        return link.load().rateBitsPerS().isPresent();
    }
}
