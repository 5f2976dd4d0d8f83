package io.netbench.dataplane;

import io.netbench.measure.IntervalMeter;
import io.netbench.measure.IntervalSnapshot;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import io.netbench.traffic.SourceTcp;
import io.netbench.traffic.StreamSample;
import io.netbench.traffic.TrafficRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a share did, interval by interval: in sums, and link by link where somebody watches. For the run's thread. */
final class ShareIntervals {

    private final IntervalMeter meter;
    private final TrafficRun traffic;
    private IntervalWatch watch;
    private volatile Map<Integer, SourceTcp> sources = Map.of();
    private volatile List<StreamSample> streams = List.of();

    ShareIntervals(IntervalMeter meter, TrafficRun traffic) {
        this.meter = meter;
        this.traffic = traffic;
    }

    boolean isWatched() {
        return watch != null;
    }

    /** From now on links are told one by one. */
    void watch(IntervalWatch by) {
        watch = by;
    }

    /** Asks the kernel about connections, for the interval that is told next. */
    CompletableFuture<Void> sample() {
        return watch == null
                ? CompletableFuture.completedFuture(null)
                : traffic.sources().thenAccept(byLink -> sources = byLink).thenCompose(done -> sampleStreams());
    }

    private CompletableFuture<Void> sampleStreams() {
        return watch.tellsStreams()
                ? traffic.streams().thenAccept(ends -> streams = ends)
                : CompletableFuture.completedFuture(null);
    }

    /**
     * What was done since the last one.
     *
     * @param startNs from which instants are counted
     */
    ShareInterval next(long startNs) {
        return interval(meter.take(), startNs);
    }

    /** The same of what is left at the end. */
    ShareInterval rest(long startNs) {
        return interval(meter.takeRest(), startNs);
    }

    private ShareInterval interval(IntervalSnapshot snapshot, long startNs) {
        Map<Integer, SourceTcp> sampled = sources;
        // What was told once is old news: without another sample the next interval knows nothing of the sources.
        sources = Map.of();
        if (watch == null) {
            return new ShareInterval(sums(snapshot, startNs, IntervalWatch.HostCost.UNKNOWN), List.of());
        }
        List<LinkInterval> links = watch.links(snapshot, sampled, streams);
        streams = List.of();
        return new ShareInterval(sums(snapshot, startNs, watch.hostUntil(snapshot.toNs())), links);
    }

    private static IntervalSums sums(IntervalSnapshot snapshot, long startNs, IntervalWatch.HostCost cost) {
        return new IntervalSums(
                Math.max(0, snapshot.fromNs() - startNs),
                snapshot.toNs() - startNs,
                snapshot.bytes(),
                snapshot.blocks(),
                snapshot.silentLinks(),
                snapshot.awaitedLinks(),
                cost.processCpuFraction(),
                cost.hostCpuFraction(),
                cost.busiestLoopFraction());
    }
}
