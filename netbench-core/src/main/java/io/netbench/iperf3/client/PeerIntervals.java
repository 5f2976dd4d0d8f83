package io.netbench.iperf3.client;

import io.netbench.dataplane.ShareInterval;
import io.netbench.measure.IntervalMeter;
import io.netbench.measure.IntervalSnapshot;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import io.netbench.traffic.StreamProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an iperf3 server has by now, interval by interval: what its kernel acknowledged, and where nobody tells that, what has left
 * here. For the run's own thread, but for {@link #sees}.
 */
final class PeerIntervals {

    private final RunPlan share;
    private final List<LinkPlan> sent;
    private final AckedBytes acked;
    private final RunRecorders recorders;
    private final IntervalMeter meter;
    private final Map<Integer, long[]> told = new HashMap<>();
    private volatile long sentBytes;
    private long sentBefore;

    /** @param sent the links on which this host sends */
    PeerIntervals(RunPlan share, List<LinkPlan> sent, AckedBytes acked, RunRecorders recorders) {
        this.share = share;
        this.sent = sent;
        this.acked = acked;
        this.recorders = recorders;
        meter = recorders.newIntervalMeter();
        sent.forEach(link -> told.put(link.id(), new long[link.load().connections()]));
    }

    /** How far streams have come. From one other thread. */
    void sees(List<StreamProgress> ends) {
        sentBytes = ends.stream()
                .filter(end -> !end.isSink())
                .mapToLong(StreamProgress::payloadBytes)
                .sum();
    }

    /**
     * What came since the last time.
     *
     * @param startNs from which instants are counted
     * @param isDetailed whether links are told one by one
     */
    ShareInterval next(long startNs, boolean isDetailed) {
        return interval(meter.take(), startNs, isDetailed);
    }

    /** The same of what is left at the end. */
    ShareInterval rest(long startNs, boolean isDetailed) {
        return interval(meter.takeRest(), startNs, isDetailed);
    }

    private ShareInterval interval(IntervalSnapshot snapshot, long startNs, boolean isDetailed) {
        IntervalSums sums = new IntervalSums(
                Math.max(0, snapshot.fromNs() - startNs),
                snapshot.toNs() - startNs,
                acked.isKnown() ? snapshot.bytes() : snapshot.bytes() + leftMeanwhile(),
                snapshot.blocks(),
                acked.isKnown() ? snapshot.silentLinks() : 0,
                snapshot.awaitedLinks(),
                null,
                null,
                null);
        return new ShareInterval(sums, isDetailed && acked.isKnown() ? links(snapshot) : List.of());
    }

    /** Where nobody tells what has arrived, lines show what has left: the result has the server's own count. */
    private long leftMeanwhile() {
        long left = sentBytes - sentBefore;
        sentBefore += left;
        return left;
    }

    private List<LinkInterval> links(IntervalSnapshot snapshot) {
        List<LinkInterval> links = new ArrayList<>();
        for (LinkPlan link : sent) {
            List<StreamInterval> streams = new ArrayList<>();
            long[] before = told.get(link.id());
            for (int i = 0; i < before.length && before.length <= StreamInterval.MOST_TOLD; i++) {
                long bytes = acked.of(link.id(), i);
                streams.add(new StreamInterval(i, bytes - before[i], null, null, null));
                before[i] = bytes;
            }
            links.add(new LinkInterval(
                    link.id(), snapshot.bytesByLink().get(link.id()), null, null, null, null, null, streams));
        }
        return links;
    }

    /**
     * What had arrived there of a load by an instant. This host's kernel knows it of blocks over TCP, and where the transport can ask
     * it; else it is empty.
     */
    OptionalLong bytesAt(int load, long atNs) {
        boolean isTold = acked.isKnown() && share.loads().get(load).protocol() == DataProtocol.TCP;
        boolean isUnknown = !isTold && sent.stream().anyMatch(link -> link.loadId() == load);
        return isUnknown
                ? OptionalLong.empty()
                : OptionalLong.of(recorders.sampler().bytesAt(load, atNs));
    }
}
