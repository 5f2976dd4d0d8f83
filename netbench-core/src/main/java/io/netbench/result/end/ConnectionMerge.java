package io.netbench.result.end;

import io.netbench.result.ConnectionOptions;
import io.netbench.result.ConnectionResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes one connection of what its two ends saw: TCP figures of the source, bytes of the sink, addresses of either. */
public final class ConnectionMerge {

    private static final String NO_SOURCE = "the source did not report this connection";

    private ConnectionMerge() {}

    /** One connection of what its ends told, of which there is one at least. */
    public static ConnectionResult merge(Optional<EndConnection> source, Optional<EndConnection> sink) {
        int index = source.or(() -> sink).orElseThrow().index();
        String tcpMissing = source.isPresent() ? "the transport does not give it" : NO_SOURCE;
        return new ConnectionResult(
                index,
                either(source, EndConnection::localAddress, sink, EndConnection::remoteAddress),
                either(source, EndConnection::localPort, sink, EndConnection::remotePort),
                either(sink, EndConnection::localAddress, source, EndConnection::remoteAddress),
                either(sink, EndConnection::localPort, source, EndConnection::remotePort),
                source.map(EndConnection::networkInterface).orElse(null),
                sink.map(EndConnection::windowBytes).orElse(null),
                source.map(EndConnection::retransmits).orElse(null),
                source.map(EndConnection::spuriousRetransmits),
                source.map(EndConnection::timeouts),
                source.map(EndConnection::rttMinUs).orElse(null),
                source.map(EndConnection::rttUs).orElse(null),
                source.map(EndConnection::cwnd).orElse(null),
                source.map(EndConnection::mss).orElse(null),
                ConnectionOptions.of(source.map(EndConnection::options), sink.map(EndConnection::options)),
                Map.of(
                        "interface", source.isPresent() ? "no interface has the address" : NO_SOURCE,
                        "bytes",
                                sink.isPresent()
                                        ? "the run did not come to the end of its window"
                                        : "the sink did not report this connection",
                        "retransmits", tcpMissing,
                        "spurious_retransmits", tcpMissing,
                        "timeouts", tcpMissing,
                        "rtt_min_us", tcpMissing,
                        "rtt_us", tcpMissing,
                        "cwnd", tcpMissing,
                        "mss", tcpMissing));
    }

    private static <T> T either(
            Optional<EndConnection> first,
            Function<EndConnection, T> ofFirst,
            Optional<EndConnection> second,
            Function<EndConnection, T> ofSecond) {
        return first.map(ofFirst).or(() -> second.map(ofSecond)).orElse(null);
    }
}
