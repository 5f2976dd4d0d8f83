package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.CpuUse;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.FlowResult;
import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.SenderRetransmits;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.StreamResult;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.traffic.connection.ConnectionFigures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The results message of a server: what it says of each stream of a test. */
final class SessionResults {

    private static final double NS_PER_S = 1e9;
    private static final long NOT_KNOWN = -1;

    private SessionResults() {}

    /** What is sent. */
    static TestResults of(StreamFigures figures, CpuUse cpu, ServerOutput output) {
        List<StreamResult> streams = new ArrayList<>();
        for (int i = 0; i < figures.streams().size(); i++) {
            ConnectionFigures stream = figures.streams().get(i);
            double endS = figures.measuredNs() / NS_PER_S;
            Optional<StreamResult> ofDatagrams = ofDatagrams(Direction.streamId(i), stream, endS);
            if (ofDatagrams.isPresent()) {
                streams.add(ofDatagrams.get());
                continue;
            }
            Long retransmits = stream.source() ? stream.tcp().retransmits() : null;
            streams.add(StreamResult.ofTcp(
                    Direction.streamId(i),
                    StreamFigures.bytesOf(stream),
                    retransmits == null ? NOT_KNOWN : retransmits,
                    endS));
        }
        return new TestResults(cpu, retransmits(figures), figures.congestion(), streams, output);
    }

    private static Optional<StreamResult> ofDatagrams(int id, ConnectionFigures stream, double endS) {
        long bytes = StreamFigures.bytesOf(stream);
        return stream.datagramsReceived()
                .map(flow -> FlowResult.of(id, flow, bytes, endS))
                .or(() -> stream.datagramsSent().map(flow -> FlowResult.of(id, flow, bytes, endS)));
    }

    private static SenderRetransmits retransmits(StreamFigures figures) {
        List<ConnectionFigures> sources =
                figures.streams().stream().filter(ConnectionFigures::source).toList();
        if (sources.isEmpty()) {
            return SenderRetransmits.RECEIVES;
        }
        boolean isKnown =
                sources.stream().map(stream -> stream.tcp().retransmits()).allMatch(Objects::nonNull);
        return isKnown ? SenderRetransmits.KNOWN : SenderRetransmits.UNKNOWN;
    }

    /** @throws RefusedException if a client tells of other streams than there were */
    static void requireOurStreams(TestResults theirs, StreamFigures figures) {
        Set<Integer> ours = new HashSet<>();
        for (int i = 0; i < figures.streams().size(); i++) {
            ours.add(Direction.streamId(i));
        }
        for (StreamResult stream : theirs.streams()) {
            if (!ours.remove(stream.id())) {
                throw new RefusedException(
                        Iperf3Error.STREAM_ID, "its results have a stream " + stream.id() + ", which is not there");
            }
        }
    }
}
