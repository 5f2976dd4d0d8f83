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
import java.util.Arrays;
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
    private volatile List<StreamProgress> sources = List.of();
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
        sources = ends.stream().filter(end -> !end.isSink()).toList();
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
        List<StreamProgress> ends = sources;
        IntervalSums sums = new IntervalSums(
                Math.max(0, snapshot.fromNs() - startNs),
                snapshot.toNs() - startNs,
                acked.isKnown() ? snapshot.bytes() : snapshot.bytes() + leftMeanwhile(ends),
                snapshot.blocks(),
                acked.isKnown() ? snapshot.silentLinks() : 0,
                snapshot.awaitedLinks(),
                null,
                null,
                null);
        return new ShareInterval(sums, isDetailed ? links(snapshot, ends) : List.of());
    }

    /** Where nobody tells what has arrived, lines show what has left: the result has the server's own count. */
    private long leftMeanwhile(List<StreamProgress> ends) {
        long left = ends.stream().mapToLong(StreamProgress::payloadBytes).sum() - sentBefore;
        sentBefore += left;
        return left;
    }

    private List<LinkInterval> links(IntervalSnapshot snapshot, List<StreamProgress> ends) {
        List<LinkInterval> links = new ArrayList<>();
        for (LinkPlan link : sent) {
            List<StreamInterval> streams = new ArrayList<>();
            long[] before = told.get(link.id());
            long[] now = reached(link, ends);
            long moved = 0;
            for (int i = 0; i < before.length; i++) {
                long bytes = now[i] - before[i];
                moved += bytes;
                if (before.length <= StreamInterval.MOST_TOLD) {
                    streams.add(new StreamInterval(i, bytes, null, null, null));
                }
            }
            told.put(link.id(), now);
            links.add(new LinkInterval(
                    link.id(),
                    acked.isKnown() ? snapshot.bytesByLink().get(link.id()) : (Long) moved,
                    null,
                    null,
                    null,
                    null,
                    null,
                    streams));
        }
        return links;
    }

    /** How far each connection of a link has come: there, or where nobody tells that, from here. */
    private long[] reached(LinkPlan link, List<StreamProgress> ends) {
        long[] bytes = new long[link.load().connections()];
        if (acked.isKnown()) {
            Arrays.setAll(bytes, i -> acked.of(link.id(), i));
        } else {
            ends.stream()
                    .filter(end -> end.link() == link.id())
                    .forEach(end -> bytes[end.index()] = end.payloadBytes());
        }
        return bytes;
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
