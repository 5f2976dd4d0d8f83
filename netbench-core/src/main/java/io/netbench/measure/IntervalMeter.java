package io.netbench.measure;

import io.netbench.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Tells interval by interval what arrives, while the run goes on. It reads the counters and keeps its own marks, so that
 * neither writers nor the tick sampler notice it. For one thread; each watcher has its own.
 */
public final class IntervalMeter {

    private final Clock clock;
    private final List<LinkRecorder> links;
    private final TickSampler sampler;
    private final long[] markBytes;
    private final long[] markMissing;
    private long markBlocks;
    private long markNs;

    IntervalMeter(Clock clock, List<LinkRecorder> links, TickSampler sampler) {
        this.clock = clock;
        this.links = List.copyOf(links);
        this.sampler = sampler;
        this.markBytes = new long[links.size()];
        this.markMissing = new long[links.size()];
        take();
    }

    /** What has arrived since the last call, or since the meter was made. */
    public IntervalSnapshot take() {
        return take(clock.nanoTime());
    }

    /**
     * The same when all has arrived: the interval ends with the last byte, and begins with the first one of the window if that
     * lies in it, as the window of a link does that bytes end.
     */
    public IntervalSnapshot takeRest() {
        OptionalLong last = ends(LinkRecorder::lastByteNs).reduce((a, b) -> a - b >= 0 ? a : b);
        OptionalLong first = ends(link -> link.firstByteNs(LoadPhase.WINDOW)).reduce((a, b) -> a - b <= 0 ? a : b);
        if (first.isPresent() && first.getAsLong() - markNs > 0) {
            markNs = first.getAsLong();
        }
        return take(last.isPresent() && last.getAsLong() - markNs > 0 ? last.getAsLong() : clock.nanoTime());
    }

    private LongStream ends(Function<LinkRecorder, OptionalLong> end) {
        return links.stream().map(end).flatMapToLong(OptionalLong::stream);
    }

    private IntervalSnapshot take(long toNs) {
        long fromNs = markNs;
        long blocksBefore = markBlocks;
        markNs = toNs;
        markBlocks = 0;
        Map<Integer, Long> bytesByLink = new HashMap<>();
        Map<Integer, Long> missingByLink = new HashMap<>();
        long total = 0;
        int awaited = 0;
        int silent = 0;
        for (int i = 0; i < markBytes.length; i++) {
            LinkRecorder link = links.get(i);
            long received = link.receivedBytes();
            long bytes = received - markBytes[i];
            markBytes[i] = received;
            markBlocks += link.blocks();
            long missing = link.missing();
            if (missing != markMissing[i]) {
                missingByLink.put(link.link().id(), missing - markMissing[i]);
                markMissing[i] = missing;
            }
            bytesByLink.put(link.link().id(), bytes);
            total += bytes;
            boolean isResting = bytes == 0 && sampler.isResting(link.link().loadId(), fromNs, markNs);
            awaited += isResting ? 0 : 1;
            silent += isResting || bytes > 0 ? 0 : 1;
        }
        return new IntervalSnapshot(
                fromNs, markNs, total, markBlocks - blocksBefore, awaited, silent, bytesByLink, missingByLink);
    }
}
