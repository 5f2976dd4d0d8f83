package io.netbench.agent;

import com.google.protobuf.ByteString;
import io.netbench.control.Pieces;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.HostFigures;
import io.netbench.control.proto.HubRoundsFigures;
import io.netbench.control.proto.HubStragglers;
import io.netbench.control.proto.LinkEnds;
import io.netbench.control.proto.LoadLatency;
import io.netbench.control.proto.RankedConnections;
import io.netbench.control.proto.ReportEnd;
import io.netbench.control.proto.SampledTimes;
import io.netbench.dataplane.DataPlane;
import io.netbench.dataplane.HubFigures;
import io.netbench.dataplane.LoadLatencies;
import io.netbench.dataplane.ShareTotals;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.ConnectionRanks.Rank;
import io.netbench.result.end.KeptSamples;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.StragglerCount;
import java.util.Iterator;
import java.util.List;

/** Sends an agent's final figures, link by link, never more at once than the stream takes. For the run's thread. */
final class RunReport {

    private final RunStream stream;
    private final long deadlineNs;
    private LinkEnds.Builder piece = LinkEnds.newBuilder();
    private int pieceBytes;
    private int linkEnds;
    private ShareTotals totals = ShareTotals.NONE;

    RunReport(RunStream stream, long deadlineNs) {
        this.stream = stream;
        this.deadlineNs = deadlineNs;
    }

    /** Sends them. Returns what they come to. */
    ShareTotals send(DataPlane plane, long intervalsDropped) throws InterruptedException {
        sendLinkEnds(plane.linkEnds());
        Iterator<ConnectionRanks> ranks = plane.connectionRanks();
        while (ranks.hasNext()) {
            sendRanks(ranks.next());
        }
        List<HubFigures> hubs = plane.rounds();
        for (HubFigures hub : hubs) {
            sendHub(hub);
        }
        List<LoadLatencies> latencies = plane.latencies();
        for (LoadLatencies load : latencies) {
            sendLatencies(load);
        }
        int samples = sendSamples(plane.samples());
        stream.sendWhenReady(
                AgentMessage.newBuilder()
                        .setHostFigures(HostFigures.newBuilder()
                                .setReport(RecordCodec.encode(plane.hostReport(intervalsDropped)))),
                deadlineNs);
        stream.send(AgentMessage.newBuilder()
                .setReportEnd(ReportEnd.newBuilder()
                        .setLinkEnds(linkEnds)
                        .setHubs(hubs.size())
                        .setLatencies(latencies.size())
                        .setSamples(samples)));
        return totals;
    }

    private void sendLinkEnds(Iterator<LinkEnd> ends) throws InterruptedException {
        while (ends.hasNext()) {
            LinkEnd next = ends.next();
            totals = totals.with(next);
            ByteString end = RecordCodec.encode(next);
            stream.runPending();
            if (piece.getEndsCount() == Protocol.PIECE_COUNT || pieceBytes + end.size() > Protocol.PIECE_BYTES) {
                sendPiece();
            }
            piece.addEnds(end);
            pieceBytes += end.size();
            linkEnds++;
        }
        sendPiece();
    }

    private void sendPiece() throws InterruptedException {
        if (piece.getEndsCount() > 0) {
            stream.sendWhenReady(AgentMessage.newBuilder().setLinkEnds(piece), deadlineNs);
            piece = LinkEnds.newBuilder();
            pieceBytes = 0;
        }
    }

    private void sendRanks(ConnectionRanks end) throws InterruptedException {
        for (List<Rank> ranks : Pieces.of(end.connections(), Protocol.PIECE_FIGURES)) {
            ConnectionRanks some = new ConnectionRanks(end.linkId(), end.role(), ranks);
            stream.sendWhenReady(
                    AgentMessage.newBuilder()
                            .setConnectionRanks(RankedConnections.newBuilder().setRanks(RecordCodec.encode(some))),
                    deadlineNs);
        }
    }

    private void sendLatencies(LoadLatencies load) throws InterruptedException {
        stream.sendWhenReady(
                AgentMessage.newBuilder()
                        .setLoadLatency(LoadLatency.newBuilder()
                                .setLoad(load.load())
                                .setLatency(RecordCodec.encode(load.latency()))),
                deadlineNs);
    }

    private int sendSamples(Iterator<KeptSamples> pieces) throws InterruptedException {
        int sent = 0;
        while (pieces.hasNext()) {
            stream.sendWhenReady(
                    AgentMessage.newBuilder()
                            .setSampledTimes(SampledTimes.newBuilder().setSamples(RecordCodec.encode(pieces.next()))),
                    deadlineNs);
            sent++;
        }
        return sent;
    }

    private void sendHub(HubFigures hub) throws InterruptedException {
        stream.sendWhenReady(
                AgentMessage.newBuilder()
                        .setHubRounds(HubRoundsFigures.newBuilder()
                                .setLoad(hub.load())
                                .setHub(hub.hub())
                                .setRounds(RecordCodec.encode(hub.rounds()))),
                deadlineNs);
        List<StragglerCount> stragglers = hub.stragglers().entrySet().stream()
                .map(link -> new StragglerCount(link.getKey(), link.getValue()))
                .toList();
        for (List<StragglerCount> counts : Pieces.of(stragglers, Protocol.PIECE_COUNT)) {
            stream.sendWhenReady(
                    AgentMessage.newBuilder()
                            .setHubStragglers(HubStragglers.newBuilder()
                                    .setLoad(hub.load())
                                    .setHub(hub.hub())
                                    .setCounts(RecordCodec.encodeAll(counts))),
                    deadlineNs);
        }
    }
}
