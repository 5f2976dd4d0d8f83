package io.netbench.traffic;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The way that a connection takes between two hosts.
 *
 * @param from the client's address; empty: the one that the routes choose
 * @param device the client's network device; empty: the one that the routes choose
 * @param server where it leads to
 */
public record DataPath(Optional<InetAddress> from, Optional<String> device, InetSocketAddress server) {

    /** The way that the routes choose. */
    public static DataPath to(InetSocketAddress server) {
        return new DataPath(Optional.empty(), Optional.empty(), server);
    }

    DataPath withServer(InetSocketAddress other) {
        return new DataPath(from, device, other);
    }

    /** {@code host:port}, and from where if that was asked for. */
    @Override
    public String toString() {
        String own = from.map(InetAddress::getHostAddress)
                .map(text -> " from " + text)
                .orElse("");
        return SocketFailure.text(server)
                + own
                + device.map(name -> " by device " + name).orElse("");
    }
}
