package io.netbench.host;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One network interface.
 *
 * @param name as the kernel calls it
 * @param kind whether there is a device behind it; null where /sys is of another network namespace, or none
 * @param addresses IP addresses without prefix length and scope; empty when it has none
 * @param mtuBytes largest packet
 * @param speedBitsPerS negotiated rate of the link; null when the driver can't tell, as in most virtual machines
 * @param duplex {@code full} or {@code half}; null where the driver can't tell
 * @param members devices below that share what it sends: of a bond those that are up, else 1
 * @param operationalState {@code up}, {@code down}, {@code lowerlayerdown}, {@code unknown}, ...
 * @param driver kernel driver of the device
 * @param numaNode memory node that the device is attached to
 * @param rxQueues receive queues
 * @param txQueues transmit queues
 * @param switchPort what it is connected to; empty where nobody says
 * @param absent why a figure is missing
 */
public record NicFacts(
        String name,
        Kind kind,
        List<String> addresses,
        Integer mtuBytes,
        Long speedBitsPerS,
        String duplex,
        Integer members,
        String operationalState,
        String driver,
        Integer numaNode,
        Integer rxQueues,
        Integer txQueues,
        Optional<SwitchPort> switchPort,
        Map<String, String> absent) {

    /** What is behind an interface; a virtual machine's paravirtual card counts as a device. */
    public enum Kind {
        DEVICE,
        VIRTUAL,
        /** A bond, VLAN or bridge above devices: its speed is theirs. */
        STACKED,
        LOOPBACK
    }

    /** One of which nobody says what it is connected to. */
    public NicFacts(
            String name,
            Kind kind,
            List<String> addresses,
            Integer mtuBytes,
            Long speedBitsPerS,
            String duplex,
            Integer members,
            String operationalState,
            String driver,
            Integer numaNode,
            Integer rxQueues,
            Integer txQueues,
            Map<String, String> absent) {
        this(
                name,
                kind,
                addresses,
                mtuBytes,
                speedBitsPerS,
                duplex,
                members,
                operationalState,
                driver,
                numaNode,
                rxQueues,
                txQueues,
                Optional.empty(),
                absent);
    }

    public NicFacts {
        addresses = List.copyOf(addresses);
        Objects.requireNonNull(switchPort, "switchPort");
    }

    /** The same, connected to this. */
    NicFacts at(SwitchPort neighbour) {
        return new NicFacts(
                name,
                kind,
                addresses,
                mtuBytes,
                speedBitsPerS,
                duplex,
                members,
                operationalState,
                driver,
                numaNode,
                rxQueues,
                txQueues,
                Optional.of(neighbour),
                absent);
    }

    /** Whether the kernel says that the link is down; an unknown state is no reason to doubt a link. */
    public boolean isDown() {
        return "down".equals(operationalState) || "lowerlayerdown".equals(operationalState);
    }
}
