package io.netbench.advice;

import io.netbench.host.HostFacts;
import io.netbench.host.NetworkSettings;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings of TCP that differ from what most hosts have, or that shape a result. */
final class TcpHints {

    private TcpHints() {}

    static Stream<Hint> of(HostFacts facts) {
        NetworkSettings network = facts.network();
        return Stream.of(congestionControl(network), timestamps(network), slowStart(network))
                .flatMap(Optional::stream);
    }

    private static Optional<Hint> congestionControl(NetworkSettings network) {
        String control = network.congestionControl();
        if (control == null || control.equals("cubic")) {
            return Optional.empty();
        }
        return Optional.of(Hint.info(
                "congestion",
                "New connections use the congestion control " + control + ".",
                better(control),
                "sysctl -w net.ipv4.tcp_congestion_control=cubic"));
    }

    private static String better(String control) {
        if (control.startsWith("bbr")) {
            return control
                    + " paces each connection by a timer, which costs CPU and goodput on a fast local network (over a"
                    + " virtual cable cubic carried twice as much), and by its own model of the path: in an incast it"
                    + " loses and shares otherwise than cubic, so compare only results of the same algorithm.";
        }
        return control.equals("dctcp")
                ? "dctcp needs switches that mark packets (ECN) and all hosts of the fabric to use it."
                : "Most hosts use cubic: compare only results of the same algorithm.";
    }

    private static Optional<Hint> timestamps(NetworkSettings network) {
        return network.tcpTimestamps() != null && network.tcpTimestamps() == 0
                ? Optional.of(Hint.info(
                        "timestamps",
                        "TCP timestamps are off (net.ipv4.tcp_timestamps = 0): round trips are measured less often, and"
                                + " spurious retransmits are not recognised.",
                        "Turn them on, on all hosts.",
                        "sysctl -w net.ipv4.tcp_timestamps=1"))
                : Optional.empty();
    }

    private static Optional<Hint> slowStart(NetworkSettings network) {
        return Boolean.TRUE.equals(network.tcpSlowStartAfterIdle())
                ? Optional.of(Hint.info(
                        "slow start",
                        "A connection that was idle starts slowly again (net.ipv4.tcp_slow_start_after_idle = 1), as"
                                + " on most hosts.",
                        "Bursts with pauses, as storage sends them, are faster without; change it where the storage"
                                + " hosts have changed it.",
                        "sysctl -w net.ipv4.tcp_slow_start_after_idle=0"))
                : Optional.empty();
    }
}
