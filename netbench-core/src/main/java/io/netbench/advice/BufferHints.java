package io.netbench.advice;

import io.netbench.host.HostFacts;
import io.netbench.host.NetworkSettings;
import io.netbench.host.NetworkSettings.BufferRange;
import io.netbench.host.NicFacts;
import io.netbench.text.QuantityText;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether one connection can have as many bytes in flight as the fastest link carries in a round trip. A round trip of
 * 1 ms is assumed: far more than an idle fabric needs, and what the queues of an incast make of it.
 */
final class BufferHints {

    private static final int ROUND_TRIPS_PER_S = 1000;

    /** The kernel keeps about half of a buffer for its own bookkeeping of packets. */
    private static final int BUFFER_PER_BYTE_IN_FLIGHT = 2;

    private static final long KERNEL_DEFAULT_MAX_BYTES = 212_992;

    private BufferHints() {}

    static Stream<Hint> of(HostFacts facts) {
        NetworkSettings network = facts.network();
        Optional<NicFacts> nic = UsableNics.fastest(facts);
        return Stream.of(
                        nic.flatMap(fastest -> tuned("receive", "tcp_rmem", network.tcpRmem(), fastest)),
                        nic.flatMap(fastest -> tuned("send", "tcp_wmem", network.tcpWmem(), fastest)),
                        asked(network, nic),
                        autotuning(network),
                        windowScaling(network))
                .flatMap(Optional::stream);
    }

    private static Optional<Hint> tuned(String direction, String setting, BufferRange buffer, NicFacts nic) {
        if (buffer == null || buffer.maxBytes() >= neededBytes(nic)) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "buffers",
                "net.ipv4." + setting + " lets the " + direction + " buffer of a connection grow to "
                        + QuantityText.size(buffer.maxBytes()) + ", of which about half is payload. " + nic.name()
                        + " at "
                        + QuantityText.bitsPerS(nic.speedBitsPerS()) + " carries "
                        + QuantityText.size(inFlightBytes(nic))
                        + " in a round trip of 1 ms.",
                "Let it grow to " + QuantityText.size(neededBytes(nic)) + ", so that one connection can fill the link.",
                "sysctl -w net.ipv4." + setting + "=\"" + buffer.minBytes() + " " + buffer.initialBytes() + " "
                        + neededBytes(nic) + "\""));
    }

    private static Optional<Hint> asked(NetworkSettings network, Optional<NicFacts> nic) {
        if (network.rmemMaxBytes() == null || network.wmemMaxBytes() == null) {
            return Optional.empty();
        }
        long least = Math.min(network.rmemMaxBytes(), network.wmemMaxBytes());
        long needed = nic.map(BufferHints::neededBytes).orElse(KERNEL_DEFAULT_MAX_BYTES + 1);
        if (least >= needed) {
            return Optional.empty();
        }
        long better = Math.max(PowerOfTwo.atLeast(needed), 16L << 20);
        return Optional.of(Hint.info(
                "buffers",
                "A program that asks for its own buffers gets at most " + QuantityText.size(network.rmemMaxBytes())
                        + " to receive (net.core.rmem_max) and " + QuantityText.size(network.wmemMaxBytes())
                        + " to send (net.core.wmem_max).",
                "Leave buffers to the kernel, or allow " + QuantityText.size(better) + ".",
                "sysctl -w net.core.rmem_max=" + better + " net.core.wmem_max=" + better));
    }

    private static Optional<Hint> autotuning(NetworkSettings network) {
        return Boolean.FALSE.equals(network.tcpModerateRcvbuf())
                ? Optional.of(Hint.warning(
                        "buffers",
                        "The kernel does not tune receive buffers (net.ipv4.tcp_moderate_rcvbuf = 0), so a connection"
                                + " keeps the one that it starts with.",
                        "Let the kernel tune them.",
                        "sysctl -w net.ipv4.tcp_moderate_rcvbuf=1"))
                : Optional.empty();
    }

    private static Optional<Hint> windowScaling(NetworkSettings network) {
        return Boolean.FALSE.equals(network.tcpWindowScaling())
                ? Optional.of(Hint.warning(
                        "buffers",
                        "Window scaling is off (net.ipv4.tcp_window_scaling = 0), so no connection can have more than"
                                + " 64 KiB in flight.",
                        "Turn it on.",
                        "sysctl -w net.ipv4.tcp_window_scaling=1"))
                : Optional.empty();
    }

    private static long inFlightBytes(NicFacts nic) {
        return nic.speedBitsPerS() / 8 / ROUND_TRIPS_PER_S;
    }

    private static long neededBytes(NicFacts nic) {
        return PowerOfTwo.atLeast(inFlightBytes(nic) * BUFFER_PER_BYTE_IN_FLIGHT);
    }
}
