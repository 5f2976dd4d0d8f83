package io.netbench.advice;

import io.netbench.host.TcpCounter;
import io.netbench.host.TcpCounters;
import io.netbench.text.Amounts;
import java.util.Optional;
import java.util.stream.Stream;

/** What TCP's own counters say about losses. They count every connection of the namespace, not only those of a run. */
final class TcpLossHints {

    private static final double NOTABLE_RETRANSMITS = 0.001;

    private TcpLossHints() {}

    static Stream<Hint> of(TcpCounters tcp) {
        if (tcp == null) {
            return Stream.empty();
        }
        return Stream.of(
                        retransmits(tcp),
                        counted(
                                tcp,
                                TcpCounter.TIMEOUTS,
                                "retransmission timers ran out; each stops a connection for 200 ms or longer",
                                "In an incast that is the sign of a switch buffer that runs over: fewer senders at"
                                        + " once, larger buffers, or ECN.",
                                Optional.empty()),
                        counted(
                                tcp,
                                TcpCounter.LISTEN_OVERFLOWS,
                                "connections did not fit into the backlog of a listening port",
                                "Let more connections wait.",
                                Optional.of("sysctl -w net.core.somaxconn=8192")),
                        counted(
                                tcp,
                                TcpCounter.BACKLOG_DROP,
                                "packets were dropped because their socket was busy and its backlog full",
                                "Use larger receive buffers, or more threads.",
                                Optional.empty()),
                        counted(
                                tcp,
                                TcpCounter.RCV_Q_DROP,
                                "packets were dropped because a receive buffer was full",
                                "Let receive buffers grow further.",
                                Optional.of("sysctl net.ipv4.tcp_rmem")),
                        counted(
                                tcp,
                                TcpCounter.PRUNE_CALLED,
                                "times the kernel had to squeeze a receive buffer that ran over",
                                "Let receive buffers grow further.",
                                Optional.of("sysctl net.ipv4.tcp_rmem")),
                        counted(
                                tcp,
                                TcpCounter.MEMORY_PRESSURES,
                                "times all TCP sockets together came near their memory limit",
                                "Raise the limit, or use fewer connections.",
                                Optional.of("sysctl net.ipv4.tcp_mem")))
                .flatMap(Optional::stream);
    }

    private static Optional<Hint> retransmits(TcpCounters tcp) {
        long sent = tcp.value(TcpCounter.OUT_SEGS).orElse(0L);
        long again = tcp.value(TcpCounter.RETRANS_SEGS).orElse(0L);
        long needless = Math.min(
                again,
                tcp.value(TcpCounter.DSACK_RECV_SEGS)
                        .or(() -> tcp.value(TcpCounter.DSACK_RECV))
                        .orElse(0L));
        if (sent == 0 || (double) (again - needless) / sent < NOTABLE_RETRANSMITS) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "retransmits",
                Amounts.count(again) + " of " + Amounts.count(sent) + " segments were sent again ("
                        + Amounts.percent((double) again / sent)
                        + (needless == 0
                                ? ")."
                                : "), " + Amounts.count(needless) + " of them though they had arrived."),
                "Find where packets are lost: drops of the interfaces here, drops of the switch ports.",
                "nstat -az TcpRetransSegs TcpExtTCPLostRetransmit TcpExtTCPDSACKRecvSegs"));
    }

    private static Optional<Hint> counted(
            TcpCounters tcp, TcpCounter counter, String what, String better, Optional<String> command) {
        return tcp.value(counter)
                .filter(count -> count > 0)
                .map(count -> new Hint(
                        Hint.Severity.WARNING,
                        "tcp",
                        Amounts.count(count) + " " + what + " (" + counter.nstatName() + ").",
                        better,
                        command));
    }
}
