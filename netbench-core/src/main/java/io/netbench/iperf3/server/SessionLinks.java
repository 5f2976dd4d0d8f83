package io.netbench.iperf3.server;

import io.netbench.dataplane.ShareFigures;
import io.netbench.host.NicFacts;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.SenderRetransmits;
import io.netbench.iperf3.wire.StreamResult;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.ConnectionResult;
import io.netbench.result.Lifetime;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunWindow;
import io.netbench.result.SeriesPoint;
import io.netbench.result.TcpEnds;
import io.netbench.result.TcpSummary;
import io.netbench.result.end.ConnectionMerge;
import io.netbench.result.end.EndConnection;
import io.netbench.result.end.EndDatagrams;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.LinkEnd;
import io.netbench.traffic.connection.ConnectionFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the links of a session: this server's end is as every other link of netbench, and of the other end there is what an
 * iperf3 client tells. What it told is said to be so.
 */
final class SessionLinks {

    private static final String UNTOLD = "an iperf3 client does not tell it";
    private static final String NO_DRAIN =
            "the protocol of iperf3 ends without a drain, and nobody counts what is on the way";
    private static final String NEVER_TOLD = "the client ended before it told its results";

    private final SessionOutcome outcome;
    private final StreamFigures ours;
    private final long baseNs;

    private SessionLinks(SessionOutcome outcome, long baseNs) {
        this.outcome = outcome;
        this.ours = outcome.ours();
        this.baseNs = baseNs;
    }

    /**
     * The links.
     *
     * @param baseNs from which their instants are counted, on the server's clock
     * @param nics of this host
     */
    static List<LinkResult> of(SessionOutcome outcome, long baseNs, List<NicFacts> nics) {
        return new SessionLinks(outcome, baseNs).links(nics);
    }

    private List<LinkResult> links(List<NicFacts> nics) {
        RunPlan plan = ours.plan().plan();
        Iterator<LinkEnd> ends =
                new ShareFigures(plan, ours.recorders(), baseNs, ours.streams(), List.of()).linkEnds(nics);
        List<LinkResult> links = new ArrayList<>();
        ends.forEachRemaining(end -> links.add(link(plan, plan.links().get(end.linkId()), end)));
        return links;
    }

    private LinkResult link(RunPlan plan, LinkPlan link, LinkEnd end) {
        boolean receives = end.role() == EndRole.SINK;
        Optional<List<StreamResult>> theirs = theirs(receives);
        Optional<Long> told = theirs.map(
                streams -> streams.stream().mapToLong(StreamResult::bytes).sum());
        Long bytes = receives ? (Long) end.bytes().window() : told.orElse(null);
        Long windowNs = ours.measuredNs() > 0 ? (Long) ours.measuredNs() : null;
        List<String> failures = failures(end, bytes, windowNs);
        return new LinkResult(
                plan.loadOf(link).name(),
                plan.endpoints().get(link.source()).name(),
                plan.endpoints().get(link.sink()).name(),
                RunWindow.Kind.OWN,
                windowNs,
                bytes,
                receives ? end.operations().window() : null,
                bytes == null || windowNs == null ? null : (Double) (bytes * 1e9 / windowNs),
                end.bytes().firstByteNs(),
                end.bytes().lastByteNs(),
                receives ? received(end, told) : sent(end),
                end.recordings().goodput().orElse(null),
                end.recordings().goodputSmooth().orElse(null),
                null,
                Optional.empty(),
                Optional.empty(),
                end.recordings().stalls().orElse(null),
                end.ownStalls(),
                end.datagrams().map(known -> datagrams(receives, known, theirs)),
                tcp(receives, end),
                receives ? Optional.empty() : interfaces(end),
                receives ? interfaces(end) : Optional.empty(),
                connections(receives, end),
                end.connectionCount(),
                series(end),
                failures.isEmpty() ? LinkStatus.OK : LinkStatus.FAILED,
                failures,
                absent(receives));
    }

    private LinkDatagrams datagrams(boolean receives, EndDatagrams known, Optional<List<StreamResult>> theirs) {
        List<ConnectionFigures> flows = streams(receives);
        return receives
                ? SessionDatagrams.received(
                        known,
                        flows.stream()
                                .flatMap(flow -> flow.datagramsReceived().stream())
                                .toList(),
                        theirs)
                : SessionDatagrams.sent(
                        known,
                        flows.stream()
                                .flatMap(flow -> flow.datagramsSent().stream())
                                .toList(),
                        theirs,
                        ours.plan().omitNs() > 0);
    }

    /** What the client says of the streams of a direction; empty where it leaves one out. */
    private Optional<List<StreamResult>> theirs(boolean serverReceives) {
        return outcome.theirs()
                .map(theirs -> streamsOf(theirs, serverReceives))
                .filter(told -> told.size() == streams(serverReceives).size());
    }

    /** This end's streams of a direction. */
    private List<ConnectionFigures> streams(boolean serverReceives) {
        return ours.streams().stream()
                .filter(stream -> stream.source() != serverReceives)
                .toList();
    }

    private List<StreamResult> streamsOf(TestResults theirs, boolean serverReceives) {
        Map<Integer, Boolean> receives = new HashMap<>();
        for (int i = 0; i < ours.streams().size(); i++) {
            receives.put(Direction.streamId(i), !ours.streams().get(i).source());
        }
        return theirs.streams().stream()
                .filter(stream -> receives.getOrDefault(stream.id(), !serverReceives) == serverReceives)
                .toList();
    }

    private List<String> failures(LinkEnd end, Long bytes, Long windowNs) {
        List<String> failures = new ArrayList<>();
        outcome.failure().ifPresent(failures::add);
        end.failure().filter(reason -> failures.isEmpty()).ifPresent(failures::add);
        if (failures.isEmpty() && (windowNs == null || bytes == null || bytes == 0)) {
            failures.add("no payload arrived in the measured time");
        }
        return failures;
    }

    private Lifetime received(LinkEnd end, Optional<Long> told) {
        return new Lifetime(
                null,
                end.bytes().lifetime(),
                null,
                end.bytes().warmup(),
                end.bytes().window(),
                told.filter(bytes -> bytes >= 0),
                0L,
                null,
                null,
                null,
                null,
                balance());
    }

    private Lifetime sent(LinkEnd end) {
        return new Lifetime(
                end.bytes().lifetime(),
                null,
                null,
                null,
                null,
                Optional.of(end.bytes().window()),
                0L,
                end.operations().cut(),
                null,
                null,
                end.operations().notStarted(),
                balance());
    }

    private static Map<String, String> balance() {
        Map<String, String> absent = new HashMap<>();
        for (String figure : List.of(
                "sent_bytes",
                "received_bytes",
                "warmup_bytes",
                "window_bytes",
                "operations_cut",
                "operations_not_started")) {
            absent.put(figure, UNTOLD);
        }
        absent.put("unexplained_bytes", NO_DRAIN);
        absent.put("operations_unfinished", "no end paces a plain stream");
        absent.put("oldest_unfinished_ns", "no end paces a plain stream");
        return absent;
    }

    private TcpEnds tcp(boolean receives, LinkEnd end) {
        TcpSummary own = end.tcp().orElse(null);
        return new TcpEnds(
                receives ? tcpTold() : own,
                receives ? own : null,
                Map.of(
                        "source", receives ? UNTOLD : noTcp(),
                        "sink", receives ? noTcp() : UNTOLD));
    }

    private String noTcp() {
        return ours.plan().isOfDatagrams() ? "blocks are datagrams" : "the transport does not give TCP_INFO";
    }

    /** A client that sends tells how often it had to send again, and nothing else of TCP. */
    private TcpSummary tcpTold() {
        boolean isKnown = outcome.theirs()
                .map(theirs -> theirs.retransmits() == SenderRetransmits.KNOWN)
                .orElse(false);
        if (!isKnown) {
            return null;
        }
        long retransmits = streamsOf(outcome.theirs().orElseThrow(), true).stream()
                .mapToLong(stream -> Math.max(0, stream.retransmits()))
                .sum();
        Map<String, String> absent = new HashMap<>();
        for (String figure : List.of(
                "retransmitted_bytes",
                "rtt_us",
                "rtt_var_us",
                "rtt_min_us",
                "cwnd",
                "mss",
                "delivery_rate_bytes_per_s",
                "busy_us",
                "rwnd_limited_us",
                "sndbuf_limited_us")) {
            absent.put(figure, UNTOLD);
        }
        return new TcpSummary(
                Optional.empty(),
                retransmits,
                Optional.empty(),
                Optional.empty(),
                null,
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                null,
                null,
                null,
                null,
                absent);
    }

    private static Optional<List<LinkInterface>> interfaces(LinkEnd end) {
        return Optional.of(end.interfaces()).filter(known -> !known.isEmpty());
    }

    private static List<ConnectionResult> connections(boolean receives, LinkEnd end) {
        return end.connections().stream()
                .limit(ConnectionResult.MAX_KEPT)
                .map(connection -> merged(receives, connection))
                .toList();
    }

    private static ConnectionResult merged(boolean receives, EndConnection connection) {
        return receives
                ? ConnectionMerge.merge(Optional.empty(), Optional.of(connection))
                : ConnectionMerge.merge(Optional.of(connection), Optional.empty());
    }

    private static List<SeriesPoint> series(LinkEnd end) {
        return end.series().stream()
                .map(at -> new SeriesPoint(at.startNs(), at.endNs(), at.bytes(), Optional.empty(), Optional.empty()))
                .toList();
    }

    private Map<String, String> absent(boolean receives) {
        Map<String, String> absent = new HashMap<>();
        String sinkSays = outcome.theirs().isEmpty() ? NEVER_TOLD : UNTOLD;
        for (String figure : List.of(
                "bytes",
                "operations",
                "goodput_bytes_per_s",
                "first_byte_ns",
                "last_byte_ns",
                "goodput_histogram",
                "goodput_histogram_smooth",
                "stalls")) {
            absent.put(figure, receives ? "no payload arrived in the measured time" : sinkSays);
        }
        absent.put("window_ns", "the client ended before the measured time began");
        absent.put("latency_ns", "no end paces a plain stream");
        return absent;
    }
}
