package io.netbench.iperf3.client;

import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.LinkPlan;
import io.netbench.traffic.StreamProgress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the server's kernel has of the streams that this host sends, and when: a sink that nobody can ask, as far as its
 * acknowledgements tell. For one thread.
 */
final class AckedBytes {

    private final RunRecorders recorders;
    private final Map<Integer, LinkPlan> links = new HashMap<>();
    private final Map<Integer, long[]> seen = new HashMap<>();
    private final Map<Integer, long[]> inWindow = new HashMap<>();
    private LoadWindow window;
    private volatile boolean isKnown = true;

    /**
     * Nothing yet.
     *
     * @param sent the links on which this host sends
     */
    AckedBytes(RunRecorders recorders, List<LinkPlan> sent) {
        this.recorders = recorders;
        for (LinkPlan link : sent) {
            links.put(link.id(), link);
            seen.put(link.id(), new long[link.load().connections()]);
            inWindow.put(link.id(), new long[link.load().connections()]);
        }
    }

    /** Counting begins, for the first time or anew. */
    void begin(LoadWindow newWindow) {
        if (window == null) {
            expect(1);
        }
        window = newWindow;
        inWindow.values().forEach(bytes -> Arrays.fill(bytes, 0));
    }

    /** Whether what is counted now counts towards the plan's bytes. */
    boolean isLimited() {
        return window != null && window.limited();
    }

    /** Nothing more is owed. */
    void end() {
        if (window != null) {
            expect(-1);
        }
    }

    /** A stream with a rate may pause. */
    private void expect(int sign) {
        links.values().stream()
                .filter(link -> link.load().rateBitsPerS().isEmpty())
                .forEach(link -> counters(link).expect(sign * link.load().connections()));
    }

    /**
     * Takes up what has been acknowledged since the last time.
     *
     * @param endsAtNs when the load ends
     */
    void take(List<StreamProgress> ends, long nowNs, long endsAtNs) {
        for (StreamProgress end : ends) {
            if (end.isSink()) {
                continue;
            }
            if (end.acknowledgedBytes().isPresent()) {
                take(end, nowNs, endsAtNs);
            } else if (seen.get(end.link())[end.index()] == 0) {
                isKnown = false;
            }
        }
    }

    private void take(StreamProgress end, long nowNs, long endsAtNs) {
        long before = seen.get(end.link())[end.index()];
        long bytes = end.acknowledgedBytes().getAsLong() - before;
        if (bytes <= 0 || window == null) {
            return;
        }
        seen.get(end.link())[end.index()] += bytes;
        LinkPlan link = links.get(end.link());
        long block = link.load().blockSizeBytes();
        long blocks = (before + bytes) / block - before / block;
        LoadPhase phase = window.phaseOf(nowNs, endsAtNs);
        counters(link).addReceived(phase, bytes, blocks, nowNs);
        if (phase == LoadPhase.WINDOW) {
            inWindow.get(end.link())[end.index()] += bytes;
        }
    }

    private LinkCounters counters(LinkPlan link) {
        return recorders.counters(link.id(), 0);
    }

    /** Whether the kernel tells what is acknowledged. */
    boolean isKnown() {
        return isKnown;
    }

    /** Of one connection, over its life. */
    long of(int link, int index) {
        return seen.containsKey(link) ? seen.get(link)[index] : 0;
    }

    /** Of one connection, in the window. */
    long inWindowOf(int link, int index) {
        return inWindow.get(link)[index];
    }

    /** Of all connections of a link, in the window. */
    long inWindowOf(int link) {
        return Arrays.stream(inWindow.get(link)).sum();
    }

    /** Of all links, over their life. */
    long total() {
        return seen.values().stream().flatMapToLong(Arrays::stream).sum();
    }
}
