package io.netbench.dataplane;

import io.netbench.traffic.handshake.DataPath;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of a client's rails leads to which address of a server. The first goes with the first, the second with the
 * second: in a fabric of rails they are on the same switch. Where one side has fewer, its rails serve in turn. Addresses
 * of one family go together, and loopback ones with loopback ones.
 */
public final class DataPaths {

    private DataPaths() {}

    /**
     * The ways from a client to a server, each address of either on one of them at least, if the other has any that it can
     * go with.
     *
     * @param rails of the client; none: the routes decide
     * @param servers where the server listens
     * @throws AgentException if no address can go with another
     */
    public static List<DataPath> between(List<DataRail> rails, List<InetSocketAddress> servers) {
        if (rails.isEmpty()) {
            return servers.stream().map(DataPath::to).toList();
        }
        Map<Scope, List<InetSocketAddress>> byScope = servers.stream()
                .collect(Collectors.groupingBy(
                        server -> Scope.of(server.getAddress()), LinkedHashMap::new, Collectors.toList()));
        List<DataPath> paths = new ArrayList<>();
        byScope.forEach((scope, theirs) -> {
            List<DataRail> own = rails.stream()
                    .filter(rail -> Scope.of(rail.address()).equals(scope))
                    .toList();
            if (!own.isEmpty()) {
                for (int i = 0; i < Math.max(own.size(), theirs.size()); i++) {
                    paths.add(path(own.get(i % own.size()), theirs.get(i % theirs.size())));
                }
            } else if (scope.isLoopback()) {
                theirs.forEach(server -> paths.add(DataPath.to(server)));
            }
        });
        if (paths.isEmpty()) {
            throw new AgentException("the data addresses of this {agent} ("
                    + texts(rails.stream().map(DataRail::address).toList()) + ") can't reach those of the server ("
                    + texts(servers.stream().map(InetSocketAddress::getAddress).toList())
                    + "): give both ends a --data-address of the same IP family");
        }
        return paths;
    }

    private static DataPath path(DataRail rail, InetSocketAddress server) {
        return new DataPath(Optional.of(rail.address()), rail.device(), server, List.of());
    }

    private static String texts(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }

    /** What two addresses have in common that reach each other. */
    private record Scope(boolean isIpv6, boolean isLoopback) {

        static Scope of(InetAddress address) {
            return new Scope(address instanceof Inet6Address, address.isLoopbackAddress());
        }
    }
}
