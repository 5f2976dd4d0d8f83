package io.netbench.measure;

import io.netbench.plan.LinkPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What the event loops of one agent record of one link: counters and latencies, each once for every loop that has
 * connections of the link. They are made on first use. Thread-safe.
 */
final class LinkRecorder {

    private final LinkPlan link;
    private final LoopRecorder[] loops;
    private final LinkCounters[] counters;
    private final LatencyRecorder[] latency;
    private final LatencyRecorder[] service;

    LinkRecorder(LinkPlan link, List<LoopRecorder> loops) {
        this.link = link;
        this.loops = loops.toArray(LoopRecorder[]::new);
        this.counters = new LinkCounters[loops.size()];
        this.latency = new LatencyRecorder[loops.size()];
        this.service = new LatencyRecorder[loops.size()];
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
            throw new IllegalStateException(
                    "link " + link.id() + " has no rate, so no service time beside its latency");
        }
        if (service[loop] == null) {
            service[loop] = new LatencyRecorder(loops[loop].service());
        }
        return service[loop];
    }

    /** Fills a reading with what the counters say of a phase now; its instant is the caller's. */
    synchronized void read(LoadPhase phase, CounterSample reading) {
        reading.bytes = 0;
        reading.blocks = 0;
        reading.reads = 0;
        reading.expecting = false;
        boolean hasInstant = false;
        for (LinkCounters ofLoop : counters) {
            if (ofLoop == null) {
                continue;
            }
            long bytes = ofLoop.bytes(phase);
            reading.bytes += bytes;
            reading.blocks += ofLoop.blocks(phase);
            reading.reads += ofLoop.reads(phase);
            reading.expecting |= ofLoop.expecting() > 0;
            if (bytes > 0 && (!hasInstant || ofLoop.lastByteNs(phase) - reading.lastByteNs > 0)) {
                reading.lastByteNs = ofLoop.lastByteNs(phase);
                hasInstant = true;
            }
        }
    }

    /** When the first byte of a phase arrived on any loop. */
    synchronized OptionalLong firstByteNs(LoadPhase phase) {
        return inUse(counters)
                .map(ofLoop -> ofLoop.firstByteNs(phase))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce((a, b) -> a - b <= 0 ? a : b);
    }

    synchronized long receivedBytes() {
        return inUse(counters).mapToLong(LinkCounters::receivedBytes).sum();
    }

    /** When its latest byte arrived; empty before. */
    synchronized OptionalLong lastByteNs() {
        return inUse(counters).flatMapToLong(LinkRecorder::lastBytesNs).reduce((a, b) -> a - b >= 0 ? a : b);
    }

    private static LongStream lastBytesNs(LinkCounters ofLoop) {
        return Stream.of(LoadPhase.WARMUP, LoadPhase.WINDOW, LoadPhase.DRAIN)
                .filter(phase -> ofLoop.bytes(phase) > 0)
                .mapToLong(ofLoop::lastByteNs);
    }

    synchronized long blocks() {
        return inUse(counters).mapToLong(LinkCounters::blocks).sum();
    }

    synchronized long missing() {
        return inUse(counters).mapToLong(LinkCounters::missing).sum();
    }

    synchronized long responseBytes() {
        return inUse(counters).mapToLong(LinkCounters::responseBytes).sum();
    }

    /** Latencies of all loops as one; empty where the link has none here. After the loops have let go of the run. */
    synchronized Optional<LatencyFigures> latency() {
        return merge(latency);
    }

    /** Fills {@code counts} with how many latencies of each value's bucket all loops have recorded so far. At any time. */
    synchronized void countLatencies(long[] valuesNs, int values, long[] counts) {
        Arrays.fill(counts, 0, values, 0);
        for (LatencyRecorder ofLoop : latency) {
            for (int i = 0; ofLoop != null && i < values; i++) {
                counts[i] += ofLoop.countAt(valuesNs[i]);
            }
        }
    }

    /** The longest latency so far; 0 without any. At any time. */
    synchronized long longestLatencyNs() {
        return inUse(latency).mapToLong(LatencyRecorder::longestNs).max().orElse(0);
    }

    synchronized Optional<LatencyFigures> service() {
        return merge(service);
    }

    private static Optional<LatencyFigures> merge(LatencyRecorder[] recorders) {
        if (inUse(recorders).findAny().isEmpty()) {
            return Optional.empty();
        }
        Histogram sum = LatencyRecorder.newSumOfLink();
        inUse(recorders).forEach(recorder -> recorder.addTo(sum));
        long overflow = inUse(recorders).mapToLong(LatencyRecorder::overflow).sum();
        return Optional.of(new LatencyFigures(sum, overflow));
    }

    private static <T> Stream<T> inUse(T[] recorders) {
        return Arrays.stream(recorders).filter(Objects::nonNull);
    }
}
