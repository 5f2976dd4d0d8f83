package io.netbench.cli.doctor;

import io.netbench.transport.Capabilities;
import io.netbench.transport.Capability;
import io.netbench.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a transport can be used on this host, and what for.
 *
 * @param name what {@code --transport} calls it
 * @param available whether it can be used
 * @param automatic whether {@code --transport auto} takes it
 * @param reason why it can't be used; empty when it can
 * @param capabilities what it can do here; empty when it can't be used
 * @param obstacles why it can't do here, or could not now, what it can elsewhere
 */
public record TransportState(
        String name,
        boolean available,
        boolean automatic,
        Optional<String> reason,
        List<Capability> capabilities,
        Map<Capability, String> obstacles) {

    public TransportState {
        capabilities = List.copyOf(capabilities);
        obstacles = Map.copyOf(obstacles);
    }

    static TransportState of(Transport transport, boolean automatic) {
        Optional<String> reason = transport.availability().reason();
        Capabilities capabilities = transport.capabilities();
        return new TransportState(
                transport.name(),
                reason.isEmpty(),
                automatic,
                reason,
                capabilities.present().stream().sorted().toList(),
                capabilities.obstacles());
    }
}
