package io.netbench.iperf3.server;

import io.netbench.measure.RunRecorders;
import io.netbench.traffic.connection.ConnectionFigures;
import java.util.List;
import java.util.Optional;

/**
 * What a session's streams came to, when they are closed.
 *
 * @param recorders of the session, to which nothing is written any more
 * @param streams in the order of their ids
 * @param startNs when the load began, on the server's clock
 * @param measureFromNs when measuring began
 * @param endNs when both ended
 * @param congestion the congestion control of the streams; empty where the transport can't tell
 */
record StreamFigures(
        SessionPlan plan,
        RunRecorders recorders,
        List<ConnectionFigures> streams,
        long startNs,
        long measureFromNs,
        long endNs,
        Optional<String> congestion) {

    /** Length of the measured time; 0 if it ended before. */
    long measuredNs() {
        return Math.max(0, endNs - measureFromNs);
    }

    /** Payload of the measured time of a stream, as this end counted it. */
    static long bytesOf(ConnectionFigures stream) {
        return stream.source()
                ? stream.windowSentBytes().orElse(0)
                : stream.windowBytes().orElse(0);
    }

    long receivedBytes() {
        return streams.stream()
                .filter(stream -> !stream.source())
                .mapToLong(StreamFigures::bytesOf)
                .sum();
    }

    long sentBytes() {
        return streams.stream()
                .filter(ConnectionFigures::source)
                .mapToLong(StreamFigures::bytesOf)
                .sum();
    }
}
