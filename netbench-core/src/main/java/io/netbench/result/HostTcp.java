package io.netbench.result;

import io.netbench.host.TcpCounter;
import io.netbench.host.TcpCounters;
import java.util.Map;
import java.util.Optional;

/**
 * What the TCP counters of a host's network namespace moved by over the measured window ({@code /proc/net/snmp} and
 * {@code netstat}; the kernel's name stands in brackets). They count everything on the host, not the run alone.
 *
 * @param segmentsSent segments sent ({@code OutSegs})
 * @param segmentsRetransmitted segments sent again ({@code RetransSegs})
 * @param timeouts retransmission time-outs ({@code TCPTimeouts})
 * @param fastRetransmits segments sent again without a time-out ({@code TCPFastRetrans})
 * @param spuriousRetransmits segments sent again that their receiver had already ({@code TCPDSACKRecvSegs})
 * @param lossProbes tail loss probes: the last segment sent again since its acknowledgement was late
 *     ({@code TCPLossProbes})
 * @param outOfOrderQueued segments that came out of order ({@code TCPOFOQueue})
 * @param listenOverflows connections refused by a full backlog ({@code ListenOverflows})
 * @param listenDrops connection requests dropped ({@code ListenDrops})
 * @param backlogDrops segments dropped since the socket's backlog was full ({@code TCPBacklogDrop})
 * @param receivePruned segments dropped since the receive buffer was full ({@code TCPRcvQDrop})
 * @param zeroWindows times a closed window was announced ({@code TCPToZeroWindowAdv})
 * @param absent why a figure is null
 */
public record HostTcp(
        Long segmentsSent,
        Long segmentsRetransmitted,
        Long timeouts,
        Long fastRetransmits,
        Optional<Long> spuriousRetransmits,
        Optional<Long> lossProbes,
        Long outOfOrderQueued,
        Long listenOverflows,
        Long listenDrops,
        Long backlogDrops,
        Long receivePruned,
        Long zeroWindows,
        Map<String, String> absent) {

    /** What a host's network namespace counted over the window; its counters have the names of the figures here. */
    public static HostTcp of(TcpCounters window) {
        return new HostTcp(
                window.value(TcpCounter.SEGMENTS_SENT).orElse(null),
                window.value(TcpCounter.SEGMENTS_RETRANSMITTED).orElse(null),
                window.value(TcpCounter.TIMEOUTS).orElse(null),
                window.value(TcpCounter.FAST_RETRANSMITS).orElse(null),
                window.value(TcpCounter.SPURIOUS_RETRANSMITS),
                window.value(TcpCounter.LOSS_PROBES),
                window.value(TcpCounter.OUT_OF_ORDER_QUEUED).orElse(null),
                window.value(TcpCounter.LISTEN_OVERFLOWS).orElse(null),
                window.value(TcpCounter.LISTEN_DROPS).orElse(null),
                window.value(TcpCounter.BACKLOG_DROPS).orElse(null),
                window.value(TcpCounter.RECEIVE_PRUNED).orElse(null),
                window.value(TcpCounter.ZERO_WINDOWS).orElse(null),
                window.absent());
    }

    public HostTcp {
        absent = Absent.from(absent)
                .figure("segments_sent", segmentsSent)
                .figure("segments_retransmitted", segmentsRetransmitted)
                .figure("timeouts", timeouts)
                .figure("fast_retransmits", fastRetransmits)
                .optional("spurious_retransmits", spuriousRetransmits)
                .optional("loss_probes", lossProbes)
                .figure("out_of_order_queued", outOfOrderQueued)
                .figure("listen_overflows", listenOverflows)
                .figure("listen_drops", listenDrops)
                .figure("backlog_drops", backlogDrops)
                .figure("receive_pruned", receivePruned)
                .figure("zero_windows", zeroWindows)
                .reasons();
    }
}
