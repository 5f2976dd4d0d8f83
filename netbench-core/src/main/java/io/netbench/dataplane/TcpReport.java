package io.netbench.dataplane;

import io.netbench.measure.Gauge;
import io.netbench.measure.TcpFigures;
import io.netbench.result.TcpSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what the kernel told of a link's connections into the result's words. */
final class TcpReport {

    private static final String UNKNOWN = "neither transport nor kernel gives it";
    private static final List<String> FIGURES = List.of(
            "segments_sent",
            "retransmits",
            "spurious_retransmits",
            "timeouts",
            "retransmitted_bytes",
            "rtt_us",
            "rtt_var_us",
            "rtt_min_us",
            "cwnd",
            "mss",
            "delivery_rate_bytes_per_s",
            "busy_us",
            "rwnd_limited_us",
            "sndbuf_limited_us");

    private TcpReport() {}

    /** The figures of a link's connections; empty when nothing is known of any. */
    static Optional<TcpSummary> of(List<TcpFigures> connections) {
        TcpFigures all = TcpFigures.merge(connections);
        if (all.equals(TcpFigures.UNKNOWN)) {
            return Optional.empty();
        }
        Map<String, String> absent = new HashMap<>();
        FIGURES.forEach(figure -> absent.put(figure, UNKNOWN));
        return Optional.of(new TcpSummary(
                Optional.ofNullable(all.segmentsSent()),
                all.retransmits(),
                Optional.ofNullable(all.spuriousRetransmits()),
                Optional.ofNullable(all.timeouts()),
                all.bytesRetransmitted(),
                last(all.rttUs()),
                last(all.rttVarUs()),
                all.minRttUs(),
                last(all.congestionWindow()),
                all.sendMssBytes(),
                Optional.ofNullable(all.pathMtuBytes()),
                all.deliveryRateBytesPerS(),
                all.busyUs(),
                all.receiveWindowLimitedUs(),
                all.sendBufferLimitedUs(),
                absent));
    }

    static Long last(Gauge gauge) {
        return gauge == null ? null : gauge.last();
    }
}
