package io.netbench.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Tells the latencies of each interval while the run goes on. It reads the counts of the recorders and keeps its own
 * marks, so that event loops don't notice it; what they record in the meantime belongs to the next interval. For one
 * thread.
 */
public final class LatencyMeter {

    /** The least value of each bucket that a link's recorder has, in ascending order. */
    private static final long[] BUCKETS = LongStream.iterate(
                    0, ns -> ns <= LatencyRecorder.MOST_NS, LatencyRecorder.newSumOfLink()::nextNonEquivalentValue)
            .toArray();

    private final List<LinkRecorder> links;
    private final int[][] marks;
    private final long[] counts = new long[BUCKETS.length];

    LatencyMeter(List<LinkRecorder> links) {
        this.links = List.copyOf(links);
        this.marks = new int[links.size()][0];
    }

    /** By id of the link, what was recorded since the last call; a link without an operation is left out. */
    public Map<Integer, LatencyQuantiles> take() {
        Map<Integer, LatencyQuantiles> byLink = new HashMap<>();
        for (int i = 0; i < marks.length; i++) {
            LinkRecorder link = links.get(i);
            int buckets = bucketsUpTo(link.longestLatencyNs());
            if (marks[i].length < buckets) {
                marks[i] = Arrays.copyOf(marks[i], buckets);
            }
            link.countLatencies(BUCKETS, buckets, counts);
            long total = countSince(marks[i]);
            if (total > 0) {
                byLink.put(link.link().id(), new LatencyQuantiles(quantileNs(0.5, total), quantileNs(0.99, total)));
            }
        }
        return byLink;
    }

    private static int bucketsUpTo(long longestNs) {
        if (longestNs == 0) {
            return 0;
        }
        int index = Arrays.binarySearch(BUCKETS, longestNs);
        return index >= 0 ? index + 1 : -index - 1;
    }

    /** Leaves in {@link #counts} what is new in each bucket, moves the marks, and returns the sum. */
    private long countSince(int[] marks) {
        long total = 0;
        for (int i = 0; i < marks.length; i++) {
            long count = counts[i];
            counts[i] = count - marks[i];
            marks[i] = (int) count;
            total += counts[i];
        }
        return total;
    }

    private long quantileNs(double share, long total) {
        long wanted = (long) Math.ceil(share * total);
        int bucket = 0;
        for (long seen = counts[0]; seen < wanted; seen += counts[bucket]) {
            bucket++;
        }
        return bucket + 1 < BUCKETS.length ? BUCKETS[bucket + 1] - 1 : LatencyRecorder.MOST_NS;
    }
}
