package io.netbench.iperf3.client;

import io.netbench.iperf3.wire.CpuUse;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.SenderRetransmits;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.StreamResult;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.StallFigures;
import io.netbench.measure.TcpFigures;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.EndBytes;
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

    private final ServerSession session;
    private final RunPlan share;
    private final int agent;
    private final AckedBytes acked;
    private final Map<Place, Long> atBegin = new HashMap<>();
    private final Map<Place, Long> latest = new HashMap<>();
    private final Map<Place, Long> retransmits = new HashMap<>();
    private ProcessTimes begin;
    private ProcessTimes end;
    private boolean hasBegun;

    PeerReport(ServerSession session, RunPlan share, int agent, AckedBytes acked) {
        this.session = session;
        this.share = share;
        this.agent = agent;
        this.acked = acked;
    }

    private record Place(int link, int index) {}

    /** Traffic begins. */
    void begin(LoadWindow window, long nowNs) {
        begin = ProcessTimes.at(nowNs);
        if (window.isFromSilence()) {
            windowBegins(nowNs);
        }
    }

    /** From now on it counts. */
    void windowBegins(long nowNs) {
        if (!hasBegun) {
            hasBegun = true;
            begin = ProcessTimes.at(nowNs);
            atBegin.putAll(latest);
        }
    }

    /** From now on it does not. */
    void windowEnds(long nowNs) {
        end = ProcessTimes.at(nowNs);
    }

    /** How far connections have come. */
    void sees(List<StreamProgress> ends, long nowNs) {
        ends.forEach(stream -> latest.put(new Place(stream.link(), stream.index()), stream.payloadBytes()));
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

    /** What this side tells the server. */
    TestResults own() {
        ProcessTimes until = end == null ? begin : end;
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
            long again = isSentHere ? retransmits.getOrDefault(place, 0L) : -1;
            streams.add(StreamResult.ofTcp(Direction.streamId(i), bytes, again, seconds));
        }
        return new TestResults(
                begin == null ? new CpuUse(0, 0, 0) : until.since(begin),
                !sends
                        ? SenderRetransmits.RECEIVES
                        : retransmits.isEmpty() ? SenderRetransmits.UNKNOWN : SenderRetransmits.KNOWN,
                Optional.empty(),
                streams,
                ServerOutput.NONE);
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
                    isDrained(link, index) || isSource
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
            if (!acked.isKnown()) {
                for (String figure : List.of("operations", "goodput_histogram", "goodput_histogram_smooth", "stalls")) {
                    absent.put(figure, "this transport does not tell what the server has acknowledged");
                }
                absent.put("unexplained_bytes", "only the server's own count is known");
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
                told.datagrams(),
                told.failure(),
                absent);
    }

    /** A sink of which the server's own count is all that is known. */
    private LinkEnd counted(LinkEnd told, Map<String, String> absent) {
        long bytes = 0;
        List<ServerSession.DataStream> all = session.streams();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).plan().link().id() == told.linkId()) {
                bytes += said(i).map(StreamResult::bytes).orElse(0L);
            }
        }
        return new LinkEnd(
                told.linkId(),
                told.role(),
                told.paces(),
                new EndBytes(bytes, 0, bytes, 0, null, null),
                EndOperations.UNKNOWN,
                EndRecordings.NONE,
                told.tcp(),
                told.connectionCount(),
                told.connections(),
                told.interfaces(),
                List.of(),
                told.ownStalls(),
                told.datagrams(),
                told.failure(),
                absent);
    }
}
