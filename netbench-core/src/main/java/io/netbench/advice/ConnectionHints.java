package io.netbench.advice;

import io.netbench.host.HostFacts;
import io.netbench.host.LimitFacts;
import io.netbench.host.NetworkSettings;
import io.netbench.host.SystemFacts;
import io.netbench.text.QuantityText;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a host lets a process have as many connections as it is to carry. */
final class ConnectionHints {

    /** What a process needs beside its data connections: the JVM's files, event loops, control. */
    private static final int OTHER_DESCRIPTORS = 256;

    private static final int ENDS_ON_ONE_HOST = 2;
    private static final long SMALL_LOCKED_MEMORY_BYTES = 1 << 20;

    private ConnectionHints() {}

    static Stream<Hint> of(HostFacts facts, int connections) {
        NetworkSettings network = facts.network();
        return Stream.of(
                        openFiles(facts.limits(), connections),
                        ports(network, connections),
                        backlog(network, connections),
                        halfOpen(network, connections),
                        ioUring(facts.system()),
                        lockedMemory(facts.limits()))
                .flatMap(Optional::stream);
    }

    private static Optional<Hint> openFiles(LimitFacts limits, int connections) {
        long needed = (long) ENDS_ON_ONE_HOST * connections + OTHER_DESCRIPTORS;
        if (limits.openFilesSoft() == null || limits.openFilesSoft() >= needed) {
            return Optional.empty();
        }
        long room = Math.max(0, (limits.openFilesSoft() - OTHER_DESCRIPTORS) / ENDS_ON_ONE_HOST);
        boolean raisable = limits.openFilesHard() == null || limits.openFilesHard() >= needed;
        String finding = "This process may have " + QuantityText.count(limits.openFilesSoft())
                + " files open. With both ends on this host that is room for about " + QuantityText.count(room)
                + " connections, fewer than " + QuantityText.count(connections) + ".";
        return Optional.of(
                raisable
                        ? Hint.warning(
                                "open files", finding, "Raise the limit before the start.", "ulimit -n " + needed)
                        : Hint.warning(
                                "open files",
                                finding,
                                "Raise the hard limit: nofile in /etc/security/limits.conf, LimitNOFILE= of a systemd"
                                        + " unit."));
    }

    private static Optional<Hint> ports(NetworkSettings network, int connections) {
        if (network.localPorts() == null || network.localPorts().count() >= connections) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "ports",
                "Outgoing connections get one of "
                        + QuantityText.count(network.localPorts().count()) + " ports ("
                        + network.localPorts().first() + " to "
                        + network.localPorts().last()
                        + "), and so many can go from one address to one listening port; fewer than "
                        + QuantityText.count(connections) + ".",
                "Widen the range.",
                "sysctl -w net.ipv4.ip_local_port_range=\"1024 65535\""));
    }

    private static Optional<Hint> backlog(NetworkSettings network, int connections) {
        if (network.somaxconn() == null || network.somaxconn() >= connections) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "backlog",
                "At most " + QuantityText.count(network.somaxconn()) + " connections wait to be accepted"
                        + " (net.core.somaxconn); those that come at the same time beyond that try again after a"
                        + " second.",
                "Let as many wait as clients connect at once.",
                "sysctl -w net.core.somaxconn=" + PowerOfTwo.atLeast(connections)));
    }

    private static Optional<Hint> halfOpen(NetworkSettings network, int connections) {
        if (network.tcpMaxSynBacklog() == null || network.tcpMaxSynBacklog() >= connections) {
            return Optional.empty();
        }
        return Optional.of(Hint.info(
                "backlog",
                "At most " + QuantityText.count(network.tcpMaxSynBacklog())
                        + " connections of a listening port are half" + " open at once (net.ipv4.tcp_max_syn_backlog).",
                "Let as many be half open as clients connect at once.",
                "sysctl -w net.ipv4.tcp_max_syn_backlog=" + PowerOfTwo.atLeast(connections)));
    }

    private static Optional<Hint> ioUring(SystemFacts system) {
        if (system.ioUringDisabled() == null || system.ioUringDisabled() == 0) {
            return Optional.empty();
        }
        String whom = system.ioUringDisabled() == 1 ? "all but privileged processes" : "everybody";
        return Optional.of(Hint.info(
                "io_uring",
                "kernel.io_uring_disabled = " + system.ioUringDisabled() + " forbids io_uring to " + whom + ".",
                "Allow it to use --transport io_uring; epoll does without.",
                "sysctl -w kernel.io_uring_disabled=0"));
    }

    private static Optional<Hint> lockedMemory(LimitFacts limits) {
        if (limits.lockedMemorySoftBytes() == null || limits.lockedMemorySoftBytes() >= SMALL_LOCKED_MEMORY_BYTES) {
            return Optional.empty();
        }
        return Optional.of(Hint.info(
                "io_uring",
                "This process may lock " + QuantityText.size(limits.lockedMemorySoftBytes())
                        + " of memory, which zero-copy"
                        + " sending counts against, and before Linux 5.12 also the rings of io_uring.",
                "Raise the limit: memlock in /etc/security/limits.conf, LimitMEMLOCK= of a systemd unit.",
                "ulimit -l unlimited"));
    }
}
