package io.netbench.traffic.connection;

import io.netbench.transport.TcpInfo;
import java.util.Optional;

/**
 * How far one end of a connection has come in its drain. What is sent again and again and not acknowledged is no progress.
 *
 * @param receivedBytes payload that arrived, or responses
 * @param receivedSegments at a sink: segments that arrived, those behind a gap among them, which may take seconds to be
 *     filled. At a source they may be answers of the kernel of a frozen peer, and it is 0
 * @param unsentBytes what the kernel has not taken yet
 * @param unackedSegments on the way to the peer; 0 where the kernel does not tell
 * @param notSentBytes that the kernel took, and has not sent yet
 * @param sentOnceBytes that the kernel has sent, without what it sent again
 */
public record DrainProgress(
        long receivedBytes,
        long receivedSegments,
        long unsentBytes,
        long unackedSegments,
        long notSentBytes,
        long sentOnceBytes) {

    DrainProgress(boolean isSink, long receivedBytes, long unsentBytes, Optional<TcpInfo> info) {
        this(
                receivedBytes,
                isSink ? known(info.map(TcpInfo::segmentsReceived)) : 0,
                unsentBytes,
                known(info.map(TcpInfo::unackedSegments)),
                known(info.map(TcpInfo::notSentBytes)),
                known(info.map(TcpInfo::bytesSent)) - known(info.map(TcpInfo::bytesRetransmitted)));
    }

    private static long known(Optional<Long> figure) {
        return figure.orElse(0L);
    }
}
