package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import java.util.List;
import java.util.OptionalInt;

/**
 * The ports that a link's connections come from, at the end that connects. A path of several is chosen by a hash of both ports, so
 * that a connection from the same port takes the same path again.
 *
 * @param ports of the first connections, in their order; those after them take what the kernel gives
 * @param isFirm whether a port that can't be had fails the run; else the kernel gives another, which the result tells
 */
public record ClientPorts(List<Integer> ports, boolean isFirm) {

    /** The kernel gives them all. */
    public static final ClientPorts FREE = new ClientPorts(List.of(), false);

    public ClientPorts {
        ports = List.copyOf(ports);
        ports.forEach(port ->
                require(port >= 1 && port <= PortRange.MAX, Property.SOURCE_PORTS, port, "from 1 to " + PortRange.MAX));
    }

    /** The port of a connection; empty: what the kernel gives. */
    public OptionalInt of(int connection) {
        return connection < ports.size() ? OptionalInt.of(ports.get(connection)) : OptionalInt.empty();
    }

    /** Whether some are asked for. */
    public boolean areAny() {
        return !ports.isEmpty();
    }
}
