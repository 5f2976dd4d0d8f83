package io.netbench.traffic.connection;

import io.netbench.transport.TcpInfo;
import java.util.Optional;

/**
 * How far one end of a connection has come in its drain. What is sent again and again and not acknowledged is no progress.
 * So the kernel's count of what it sent is none either: it counts each try of a probe that finds its interface down, and what
 * it has not sent yet stays.
 *
 * @param receivedBytes payload that arrived, or responses
 * @param receivedSegments at a sink: segments that arrived, those behind a gap among them, which may take seconds to be
 *     filled. At a source they may be answers of the kernel of a frozen peer, and it is 0
 * @param unsentBytes what the kernel has not taken yet
 * @param unackedSegments on the way to the peer; 0 where the kernel does not tell
 * @param notSentBytes that the kernel took, and has not sent yet
 */
public record DrainProgress(
        long receivedBytes, long receivedSegments, long unsentBytes, long unackedSegments, long notSentBytes) {

    DrainProgress(boolean isSink, long receivedBytes, long unsentBytes, Optional<TcpInfo> info) {
        this(
                receivedBytes,
                isSink ? known(info.map(TcpInfo::segmentsReceived)) : 0,
                unsentBytes,
                known(info.map(TcpInfo::unackedSegments)),
                known(info.map(TcpInfo::notSentBytes)));
    }

    private static long known(Optional<Long> figure) {
        return figure.orElse(0L);
    }
}
