package io.netbench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

/**
 * One TCP connection of a link: what exposes the one bad path of a bundle. TCP figures are those of the source's end.
 *
 * @param index its number within the link
 * @param sourceAddr address of the end that sent blocks
 * @param sourcePort its port
 * @param sinkAddr address of the end that received them
 * @param sinkPort its port
 * @param networkInterface the source's interface
 * @param bytes payload that the sink received in the link's window; all connections of a link add up to its bytes exactly
 * @param retransmits segments sent again
 * @param spuriousRetransmits of them, those that the sink's host had received already
 * @param timeouts retransmission time-outs
 * @param rttMinUs least round trip
 * @param rttUs smoothed round trip
 * @param cwnd congestion window in segments
 * @param mss segment size
 * @param options socket options that were set; empty where none were
 * @param absent why a figure is null
 */
public record ConnectionResult(
        int index,
        String sourceAddr,
        Integer sourcePort,
        String sinkAddr,
        Integer sinkPort,
        @JsonProperty("interface") String networkInterface,
        Long bytes,
        Long retransmits,
        Optional<Long> spuriousRetransmits,
        Optional<Long> timeouts,
        Long rttMinUs,
        Long rttUs,
        Long cwnd,
        Long mss,
        Optional<ConnectionOptions> options,
        Map<String, String> absent) {

    /** Links with more connections than this keep only the worst ones and the count. */
    public static final int MAX_KEPT = 64;

    /** How many of the worst connections a link with too many keeps. */
    public static final int WORST_KEPT = 8;

    public ConnectionResult {
        Require.notNegative("connections[].index", index);
        Require.notNegative("connections[].bytes", bytes);
        absent = Absent.from(absent)
                .figure("source_addr", sourceAddr)
                .figure("source_port", sourcePort)
                .figure("sink_addr", sinkAddr)
                .figure("sink_port", sinkPort)
                .figure("interface", networkInterface)
                .figure("bytes", bytes)
                .figure("retransmits", retransmits)
                .optional("spurious_retransmits", spuriousRetransmits)
                .optional("timeouts", timeouts)
                .figure("rtt_min_us", rttMinUs)
                .figure("rtt_us", rttUs)
                .figure("cwnd", cwnd)
                .figure("mss", mss)
                .reasons();
    }
}
