package io.netbench.iperf3.client;

import io.netbench.host.ProcessCpu;
import io.netbench.iperf3.wire.CpuUse;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.FlowResult;
import io.netbench.iperf3.wire.SenderRetransmits;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.StreamResult;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.StallFigures;
import io.netbench.measure.TcpFigures;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.EndBytes;
import io.netbench.result.end.EndDatagrams;
import io.netbench.result.end.EndOperations;
import io.netbench.result.end.EndRecordings;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.LinkEnd;
import io.netbench.traffic.StreamProgress;
import io.netbench.traffic.StreamSample;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.OperationFigures;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What both sides say of a test when it is over: what this one tells the server, and what the server's end of a connection is
 * known to have done. For the session's loop, and for the run's thread when the test is over.
 */
final class PeerReport {

    private static final double NS_PER_S = 1e9;

    /** Of retransmits, where nobody tells. */
    private static final long NOT_KNOWN = -1;

    private final ServerSession session;
    private final RunPlan share;
    private final int agent;
    private final AckedBytes acked;
    private final Map<Place, Long> atBegin = new HashMap<>();
    private final Map<Place, Long> latest = new HashMap<>();
    private final Map<Place, Long> retransmits = new HashMap<>();
    private final Map<Integer, Moved> moved = new HashMap<>();
    private final Map<Place, ConnectionFigures> flows = new HashMap<>();
    private Taken begin;
    private Taken end;
    private boolean hasBegun;
    private long startNs;

    PeerReport(ServerSession session, RunPlan share, int agent, AckedBytes acked) {
        this.session = session;
        this.share = share;
        this.agent = agent;
        this.acked = acked;
    }

    private record Place(int link, int index) {}

    /** When something was seen to have left on a link since measuring began, for the first time and the last. */
    private static final class Moved {

        private final long firstNs;
        private long lastNs;

        private Moved(long firstNs) {
            this.firstNs = firstNs;
        }
    }

    /** CPU time that this process had taken, and when that was. */
    private record Taken(Optional<ProcessCpu> cpu, long atNs) {

        private CpuUse since(Taken before) {
            return cpu.flatMap(now -> before.cpu.map(now::since))
                    .map(time -> CpuUse.of(time.userNs(), time.systemNs(), atNs - before.atNs))
                    .orElse(CpuUse.NONE);
        }
    }

    /** Traffic begins. */
    void begin(LoadWindow window, long nowNs) {
        startNs = startNs == 0 ? window.startNs() : startNs;
        begin = new Taken(ProcessCpu.now(), nowNs);
        if (window.isFromSilence()) {
            windowBegins(nowNs);
        }
    }

    /** How long traffic has flowed, in nanoseconds. */
    long sinceStartNs(long nowNs) {
        return nowNs - startNs;
    }

    /** From now on it counts. */
    void windowBegins(long nowNs) {
        if (!hasBegun) {
            hasBegun = true;
            begin = new Taken(ProcessCpu.now(), nowNs);
            atBegin.putAll(latest);
        }
    }

    /** From now on it does not. */
    void windowEnds(long nowNs) {
        end = new Taken(ProcessCpu.now(), nowNs);
    }

    /** How far connections have come. */
    void sees(List<StreamProgress> ends, long nowNs) {
        for (StreamProgress stream : ends) {
            Long before = latest.put(new Place(stream.link(), stream.index()), stream.payloadBytes());
            if (hasBegun && stream.payloadBytes() > (before == null ? 0 : before)) {
                moved.computeIfAbsent(stream.link(), first -> new Moved(nowNs)).lastNs = nowNs;
            }
        }
    }

    /** What the kernel tells of connections at the end. */
    void knows(List<StreamSample> samples) {
        for (StreamSample sample : samples) {
            Long count = sample.tcp().retransmits();
            if (!sample.isSink() && count != null) {
                retransmits.put(new Place(sample.link(), sample.index()), count);
            }
        }
    }

    /** What became of flows of datagrams at this end. */
    void knowsFlows(List<ConnectionFigures> ends) {
        ends.forEach(end -> flows.put(new Place(end.link(), end.index()), end));
    }

    /** What this side tells the server. */
    TestResults own() {
        double seconds = begin == null || end == null ? 0 : (end.atNs() - begin.atNs()) / NS_PER_S;
        List<StreamResult> streams = new ArrayList<>();
        List<ServerSession.DataStream> all = session.streams();
        boolean sends = false;
        for (int i = 0; i < all.size(); i++) {
            Place place = placeOf(all.get(i));
            long bytes = latest.getOrDefault(place, 0L) - atBegin.getOrDefault(place, 0L);
            boolean isSentHere = !session.parameters()
                    .direction()
                    .serverSends(i, session.parameters().parallel());
            sends |= isSentHere;
            if (session.isOfDatagrams()) {
                streams.add(ofDatagrams(Direction.streamId(i), place, bytes, seconds));
                continue;
            }
            long again = isSentHere ? retransmits.getOrDefault(place, NOT_KNOWN) : NOT_KNOWN;
            streams.add(StreamResult.ofTcp(Direction.streamId(i), bytes, again, seconds));
        }
        return new TestResults(
                begin == null || end == null ? CpuUse.NONE : end.since(begin),
                !sends
                        ? SenderRetransmits.RECEIVES
                        : retransmits.isEmpty() ? SenderRetransmits.UNKNOWN : SenderRetransmits.KNOWN,
                Optional.empty(),
                streams,
                ServerOutput.NONE);
    }

    /** What has come of a flow, or was sent on it, when the load was over. */
    private StreamResult ofDatagrams(int id, Place place, long bytes, double seconds) {
        Optional<ConnectionFigures> flow = Optional.ofNullable(flows.get(place));
        long datagrams = bytes / session.parameters().blockBytes();
        return flow.flatMap(ConnectionFigures::datagramsReceived)
                .map(came -> FlowResult.of(id, came, bytes, seconds))
                .or(() -> flow.flatMap(ConnectionFigures::datagramsSent)
                        .map(went -> FlowResult.of(id, went, bytes, seconds)))
                .orElseGet(() -> StreamResult.ofUdp(id, bytes, 0, 0, 0, datagrams, 0, seconds));
    }

    private static Place placeOf(ServerSession.DataStream stream) {
        return new Place(stream.plan().link().id(), stream.plan().index());
    }

    /** The server's ends, as if an agent told of them. */
    List<ConnectionFigures> connections() {
        List<ConnectionFigures> ends = new ArrayList<>();
        List<ServerSession.DataStream> all = session.streams();
        for (int i = 0; i < all.size(); i++) {
            ServerSession.DataStream stream = all.get(i);
            int link = stream.plan().link().id();
            int index = stream.plan().index();
            boolean isSource =
                    share.endpoints().get(stream.plan().link().source()).agent() == agent;
            Optional<StreamResult> said = said(i);
            InetSocketAddress atServer = stream.remote();
            InetSocketAddress here = stream.local();
            ends.add(new ConnectionFigures(
                    link,
                    index,
                    isSource,
                    false,
                    isSource ? said.map(StreamResult::bytes).orElse(0L) : acked.of(link, index),
                    isSource || !acked.isKnown()
                            ? OptionalLong.empty()
                            : OptionalLong.of(acked.inWindowOf(link, index)),
                    isSource && said.isPresent() ? OptionalLong.of(said.get().bytes()) : OptionalLong.empty(),
                    0,
                    new OperationFigures(0, 0, 0, 0, 0, StallFigures.NONE),
                    Optional.empty(),
                    isDrained(link, index) || isSource || !acked.isKnown()
                            ? Optional.empty()
                            : Optional.of(
                                    "not all that was sent had been acknowledged when the server was told of the end"),
                    atServer,
                    here,
                    List.of(),
                    isSource ? tcp(said) : TcpFigures.UNKNOWN,
                    Optional.empty(),
                    Optional.empty()));
        }
        return ends;
    }

    private boolean isDrained(int link, int index) {
        return acked.of(link, index) >= latest.getOrDefault(new Place(link, index), 0L);
    }

    private Optional<StreamResult> said(int stream) {
        int id = Direction.streamId(stream);
        return session.results().stream()
                .flatMap(results -> results.streams().stream())
                .filter(result -> result.id() == id)
                .findFirst();
    }

    private static TcpFigures tcp(Optional<StreamResult> said) {
        Long retransmits =
                said.map(StreamResult::retransmits).filter(count -> count >= 0).orElse(null);
        return TcpFigures.ofRetransmits(retransmits);
    }

    /** An end with the reasons why something is not known of it. */
    LinkEnd completed(LinkEnd told) {
        Map<String, String> absent = new HashMap<>(told.absent());
        if (told.role() == EndRole.SOURCE) {
            absent.put(
                    "sent_bytes", "an iperf3 server does not tell what it sent before the measured time and after it");
            absent.put("tcp", PeerFacts.UNTOLD);
        } else {
            absent.put("tcp", PeerFacts.UNTOLD);
            absent.put("datagrams", PeerFacts.UNTOLD);
            absent.put(LinkEnd.DATAGRAMS_RECEIVED, PeerFlows.UNDIVIDED);
            if (!acked.isKnown()) {
                for (String figure : List.of("operations", "goodput_histogram", "goodput_histogram_smooth", "stalls")) {
                    absent.put(figure, "this transport does not tell what the server has acknowledged");
                }
                if (!session.isOfDatagrams()) {
                    absent.put("unexplained_bytes", "only the server's own count is known");
                }
                return counted(told, absent);
            }
        }
        return new LinkEnd(
                told.linkId(),
                told.role(),
                told.paces(),
                told.bytes(),
                told.operations(),
                told.recordings(),
                told.tcp(),
                told.connectionCount(),
                told.connections(),
                told.interfaces(),
                told.series(),
                told.ownStalls(),
                datagrams(told),
                told.failure(),
                absent);
    }

    /** A sink of which the server's own count is all that is known. */
    private LinkEnd counted(LinkEnd told, Map<String, String> absent) {
        // What has left arrives a moment later; nobody tells when.
        Optional<Moved> times = Optional.ofNullable(moved.get(told.linkId()));
        List<PeerFlows.Flow> link = flowsOf(told.linkId());
        long bytes = session.isOfDatagrams()
                ? PeerFlows.bytes(link, session.parameters().blockBytes())
                : link.stream().mapToLong(flow -> flow.said().bytes()).sum();
        return new LinkEnd(
                told.linkId(),
                told.role(),
                told.paces(),
                new EndBytes(
                        bytes,
                        0,
                        bytes,
                        0,
                        times.map(at -> at.firstNs - startNs).orElse(null),
                        times.map(at -> at.lastNs - startNs).orElse(null)),
                EndOperations.UNKNOWN,
                EndRecordings.NONE,
                told.tcp(),
                told.connectionCount(),
                told.connections(),
                told.interfaces(),
                List.of(),
                told.ownStalls(),
                datagrams(told),
                told.failure(),
                absent);
    }

    /** What the server tells of the datagrams of its end, and of what it received, how many of those that this side sent came. */
    private Optional<EndDatagrams> datagrams(LinkEnd end) {
        List<PeerFlows.Flow> told = flowsOf(end.linkId());
        return !session.isOfDatagrams() || told.isEmpty()
                ? Optional.empty()
                : Optional.of(end.role() == EndRole.SINK ? PeerFlows.received(told) : PeerFlows.sent(told));
    }

    private List<PeerFlows.Flow> flowsOf(int link) {
        List<PeerFlows.Flow> told = new ArrayList<>();
        List<ServerSession.DataStream> all = session.streams();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).plan().link().id() == link) {
                Optional<ConnectionFigures> ours = Optional.ofNullable(flows.get(placeOf(all.get(i))));
                said(i).ifPresent(said ->
                        told.add(new PeerFlows.Flow(said, ours.flatMap(ConnectionFigures::datagramsSent))));
            }
        }
        return told;
    }
}
