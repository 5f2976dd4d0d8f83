package io.netbench.dataplane;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * One of the network interfaces that an agent's data takes.
 *
 * @param address the host's address there: what clients connect to, and what this agent's clients connect from
 * @param device its name, if sockets are to be bound to it; empty: the routes decide
 */
public record DataRail(InetAddress address, Optional<String> device) {

    public DataRail {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(device, "device");
    }
}
