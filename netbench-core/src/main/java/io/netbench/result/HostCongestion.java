package io.netbench.result;

import java.util.List;
import java.util.Optional;

/**
 * How the TCP senders of a host decide how fast they send. Names are the kernel's, such as {@code cubic} or {@code bbr}.
 *
 * @param inForce congestion controls of the run's data connections at this host, sorted: one, unless routes differ
 * @param from who said so
 * @param systemDefault {@code net.ipv4.tcp_congestion_control} of the host's network namespace; empty where it was not readable
 * @param defaultQdisc {@code net.core.default_qdisc}, the queue that new interfaces get: {@code fq} is the one that sends when
 *     a pacing sender wants it, without a timer of each connection; empty where it was not readable
 */
public record HostCongestion(
        List<String> inForce, From from, Optional<String> systemDefault, Optional<String> defaultQdisc) {

    /** Where it is known from. */
    public enum From {
        /** The kernel told it of each connection ({@code TCP_CONGESTION}). */
        CONNECTIONS,
        /** The transport can't ask the connections: it is what the system gives them, unless a route says otherwise. */
        SYSTEM
    }

    public HostCongestion {
        inForce = List.copyOf(inForce);
        if (inForce.isEmpty()) {
            throw new IllegalArgumentException("congestion.in_force must name at least one congestion control");
        }
        inForce.forEach(name -> Require.text("congestion.in_force", name));
    }

    /**
     * What is known of a host, or nothing where neither its connections nor its system tell.
     *
     * @param ofConnections what the data connections have, sorted; empty where none tells
     */
    public static Optional<HostCongestion> of(
            List<String> ofConnections, Optional<String> systemDefault, Optional<String> defaultQdisc) {
        if (!ofConnections.isEmpty()) {
            return Optional.of(new HostCongestion(ofConnections, From.CONNECTIONS, systemDefault, defaultQdisc));
        }
        return systemDefault.map(
                name -> new HostCongestion(List.of(name), From.SYSTEM, Optional.of(name), defaultQdisc));
    }

    /** All that are in force, for people. */
    public String names() {
        return String.join(" and ", inForce);
    }

    /** Whether any of them sends by a clock, packet after packet, as all versions of bbr do. */
    public boolean paces() {
        return inForce.stream().anyMatch(name -> name.startsWith("bbr"));
    }
}
