package io.netbench.traffic.handshake;

import io.netbench.traffic.connection.SocketFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The way that a connection takes between two hosts.
 *
 * @param from the client's address; empty: the one that the routes choose
 * @param device the client's network device; empty: the one that the routes choose
 * @param server where it leads to
 * @param doors ports that lead to one event loop of the server each; empty: its own port leads to the one whose turn it is
 * @param certificate fingerprint of the certificate that the server has to prove itself by; empty where the way is plain
 */
public record DataPath(
        Optional<InetAddress> from,
        Optional<String> device,
        InetSocketAddress server,
        List<Integer> doors,
        Optional<String> certificate) {

    /** A plain way. */
    public DataPath(
            Optional<InetAddress> from, Optional<String> device, InetSocketAddress server, List<Integer> doors) {
        this(from, device, server, doors, Optional.empty());
    }

    public DataPath {
        doors = List.copyOf(doors);
    }

    /** The way that the routes choose. */
    public static DataPath to(InetSocketAddress server) {
        return new DataPath(Optional.empty(), Optional.empty(), server, List.of());
    }

    /** The same way, where the server has doors. */
    public DataPath withDoors(List<Integer> ports) {
        return new DataPath(from, device, server, ports, certificate);
    }

    /** The same way to a server that has to prove itself. */
    public DataPath provedBy(Optional<String> fingerprint) {
        return new DataPath(from, device, server, doors, fingerprint);
    }

    /** The same way to another address. */
    public DataPath to(InetAddress address, int port) {
        return new DataPath(from, device, new InetSocketAddress(address, port), doors, certificate);
    }

    /** The way through one of the doors, as far as there are any. */
    public DataPath through(int door) {
        return doors.isEmpty() || server.isUnresolved()
                ? this
                : new DataPath(
                        from,
                        device,
                        new InetSocketAddress(server.getAddress(), doors.get(door % doors.size())),
                        List.of(),
                        certificate);
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
