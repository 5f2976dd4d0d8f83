package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.StreamResult;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.end.EndDatagrams;
import io.netbench.result.end.LinkEnd;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.ReceivedDatagrams;
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
     * @param theirs what the client tells of the flows; empty where it did not
     * @param omits whether there was time before the measured one
     */
    static Optional<LinkDatagrams> received(
            LinkEnd end, List<ConnectionFigures> flows, Optional<List<StreamResult>> theirs, boolean omits) {
        List<ReceivedDatagrams> came = flows.stream()
                .flatMap(flow -> flow.datagramsReceived().stream())
                .toList();
        if (came.isEmpty() || end.datagrams().isEmpty()) {
            return Optional.empty();
        }
        EndDatagrams known = end.datagrams().get();
        long awaited =
                came.stream().mapToLong(flow -> flow.windowAwaited().orElse(0)).sum();
        long lost = Math.max(0, awaited - known.windowUnique());
        long sent = Math.max(
                awaited,
                theirs.flatMap(told -> measured(told, StreamResult::packets, StreamResult::omittedPackets, omits))
                        .orElse(awaited));
        return Optional.of(new LinkDatagrams(
                sent,
                known.windowUnique(),
                lost,
                awaited == 0 ? null : (Double) ((double) lost / awaited),
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
                        "lost_fraction", "none came in the window",
                        "jitter_ns", "fewer than two datagrams came",
                        "inter_arrival_ns", "fewer than two reads brought any"))));
    }

    /** Those that went to the client. */
    static Optional<LinkDatagrams> sent(LinkEnd end, Optional<List<StreamResult>> theirs, boolean omits) {
        if (end.datagrams().isEmpty()) {
            return Optional.empty();
        }
        EndDatagrams known = end.datagrams().get();
        Long lost = theirs.flatMap(told -> measured(told, StreamResult::errors, StreamResult::omittedErrors, omits))
                .orElse(null);
        Long highest = theirs.flatMap(
                        told -> measured(told, StreamResult::packets, StreamResult::omittedPackets, omits))
                .orElse(null);
        boolean isTold = lost != null && highest != null;
        return Optional.of(new LinkDatagrams(
                known.windowSent(),
                isTold ? (Long) Math.max(0, highest - lost) : null,
                isTold ? lost : null,
                isTold && highest > 0 ? (Double) Math.min(1, (double) lost / highest) : null,
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
                absent(Map.of())));
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
