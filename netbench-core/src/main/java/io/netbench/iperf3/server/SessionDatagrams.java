package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.StreamResult;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.end.EndDatagrams;
import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What became of the datagrams of a session in one direction: of what came here it is known here; of what went to an iperf3 client
 * there is what that told.
 */
final class SessionDatagrams {

    private static final String UNTOLD = "an iperf3 client does not tell it";
    private static final double NS_PER_S = 1e9;

    private SessionDatagrams() {}

    /**
     * Those that came here.
     *
     * @param came of each flow
     * @param theirs what the client tells of the flows; empty where it did not, and nobody knows what it sent behind the last that came
     */
    static LinkDatagrams received(
            EndDatagrams known, List<ReceivedDatagrams> came, Optional<List<StreamResult>> theirs) {
        long awaited =
                came.stream().mapToLong(flow -> flow.windowAwaited().orElse(0)).sum();
        long sent = Math.max(known.windowUnique(), awaited + behind(came, theirs));
        long lost = sent - known.windowUnique();
        return new LinkDatagrams(
                sent,
                known.windowUnique(),
                lost,
                sent == 0 ? null : (Double) ((double) lost / sent),
                known.socketDrops() == null ? null : (Long) Math.min(known.socketDrops(), lost),
                Optional.empty(),
                Optional.empty(),
                known.duplicates(),
                known.reordered(),
                Optional.of(known.reordered())
                        .filter(count -> count > 0)
                        .map(count -> (double) known.extentSum() / count),
                Optional.of(known.extentMax()).filter(count -> known.reordered() > 0),
                Optional.of(known.overdue()).filter(count -> count > 0),
                Optional.of(known.malformed()).filter(count -> count > 0),
                null,
                Optional.empty(),
                known.coalesced(),
                known.jitterNs(),
                known.interArrivalNs().orElse(null),
                absent(Map.of(
                        "lost_in_socket", "the transport can't ask the kernel for it",
                        "lost_fraction", "none was sent in the window",
                        "jitter_ns", "fewer than two datagrams came",
                        "inter_arrival_ns", "fewer than two reads brought any")));
    }

    /**
     * Those that the client sent last, and of which none came. Below 0, numbers that a netbench client gave to what its own kernel did
     * not take: nobody sent those. When that was it does not tell, so that the measured time has its part of them as of all that are
     * missing.
     */
    private static long behind(List<ReceivedDatagrams> came, Optional<List<StreamResult>> theirs) {
        long all = theirs.map(
                        told -> told.stream().mapToLong(StreamResult::packets).sum())
                .orElse(0L);
        long awaited = came.stream().mapToLong(flow -> flow.awaited().orElse(0)).sum();
        long unique = came.stream().mapToLong(ReceivedDatagrams::unique).sum();
        if (all >= awaited || all < unique) {
            // Fewer than came can't be all that were sent.
            return Math.max(0, all - awaited);
        }
        long windowMissing = came.stream()
                .mapToLong(flow -> flow.windowAwaited().orElse(0) - flow.windowUnique())
                .sum();
        double part = (double) (awaited - all) / (awaited - unique);
        return -Math.round(part * Math.max(0, windowMissing));
    }

    /**
     * Those that went to the client. What this side's kernel did not take has a number, and is missing there, but nobody sent it.
     *
     * @param left of each flow
     * @param theirs what the client tells of the flows; empty where it did not
     * @param omits whether there was time before the measured one
     */
    static LinkDatagrams sent(
            EndDatagrams known, List<SentDatagrams> left, Optional<List<StreamResult>> theirs, boolean omits) {
        Long missing = theirs.flatMap(told -> measured(told, StreamResult::errors, StreamResult::omittedErrors, omits))
                .orElse(null);
        Long highest = theirs.flatMap(
                        told -> measured(told, StreamResult::packets, StreamResult::omittedPackets, omits))
                .orElse(null);
        boolean isTold = missing != null && highest != null;
        long refused = left.stream().mapToLong(SentDatagrams::windowRefused).sum();
        Long lost = isTold ? (Long) Math.max(0, missing - refused) : null;
        long awaited = isTold ? highest - refused : 0;
        return new LinkDatagrams(
                known.windowSent(),
                isTold ? (Long) Math.max(0, highest - missing) : null,
                lost,
                awaited > 0 ? (Double) Math.min(1, (double) lost / awaited) : null,
                null,
                Optional.ofNullable(known.refused()).filter(count -> count > 0),
                known.refusal(),
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                known.segmented(),
                Optional.ofNullable(known.messages())
                        .filter(count -> count > 0)
                        .map(count -> (double) known.sent() / count),
                null,
                theirs.map(told -> told.stream()
                                        .mapToDouble(StreamResult::jitterS)
                                        .max()
                                        .orElse(0)
                                * NS_PER_S)
                        .orElse(null),
                null,
                absent(Map.of()));
    }

    /** Of all flows in the measured time; empty where there is more, and a client of before 3.14 does not tell how much. */
    private static Optional<Long> measured(
            List<StreamResult> told,
            ToLongFunction<StreamResult> all,
            Function<StreamResult, OptionalLong> before,
            boolean omits) {
        if (omits && told.stream().anyMatch(flow -> before.apply(flow).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(told.stream()
                .mapToLong(flow ->
                        Math.max(0, all.applyAsLong(flow) - before.apply(flow).orElse(0)))
                .sum());
    }

    private static Map<String, String> absent(Map<String, String> reasons) {
        Map<String, String> absent = new HashMap<>();
        for (String figure : List.of(
                "sent",
                "received",
                "lost",
                "lost_fraction",
                "lost_in_socket",
                "duplicates",
                "reordered",
                "segmented",
                "coalesced",
                "jitter_ns",
                "inter_arrival_ns")) {
            absent.put(figure, UNTOLD);
        }
        absent.putAll(reasons);
        return absent;
    }
}
