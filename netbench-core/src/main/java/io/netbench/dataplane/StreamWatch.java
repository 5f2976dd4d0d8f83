package io.netbench.dataplane;

import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.StreamInterval;
import io.netbench.traffic.StreamSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the connections of a single link one by one, and keeps what the interval before said. Belongs to the run's thread. */
final class StreamWatch {

    private final Map<Integer, Long> bytes = new HashMap<>();
    private final Map<Integer, Long> retransmits = new HashMap<>();

    private StreamWatch() {}

    /** A watch of the connections here; empty where there are many, or of several links. */
    static Optional<StreamWatch> of(RunPlan share) {
        List<LinkPlan> links =
                share.loads().stream().flatMap(load -> load.links().stream()).toList();
        return links.size() == 1 && links.get(0).load().connections() <= StreamInterval.MOST_TOLD
                ? Optional.of(new StreamWatch())
                : Optional.empty();
    }

    /** Each end of a connection here in the interval that ends now; of one whose both ends are here, one after the other. */
    List<StreamInterval> streams(List<StreamSample> ends) {
        return ends.stream().map(this::stream).toList();
    }

    private StreamInterval stream(StreamSample end) {
        return end.isSink()
                ? new StreamInterval(end.index(), since(bytes, end.index(), end.payloadBytes()), null, null, null)
                : new StreamInterval(
                        end.index(),
                        null,
                        since(retransmits, end.index(), end.tcp().retransmits()),
                        end.tcp().congestionWindowBytes(),
                        end.tcp().rttUs());
    }

    private static Long since(Map<Integer, Long> marks, int index, Long now) {
        if (now == null) {
            return null;
        }
        Long before = marks.put(index, now);
        return before == null ? now : (Long) (now - before);
    }
}
