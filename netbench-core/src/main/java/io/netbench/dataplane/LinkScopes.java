package io.netbench.dataplane;

import io.netbench.text.Property;
import io.netbench.traffic.handshake.DataPath;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The interfaces that lead to addresses of one link alone, such as {@code fe80::1}. Which one that is, each host says for
 * itself: what a server calls {@code eth0} may be another interface of its client, or none.
 *
 * @param links of this host that are up, without loopback
 */
public record LinkScopes(List<Link> links) {

    /**
     * One of them.
     *
     * @param index by which the kernel knows the interface
     * @param name of the interface
     * @param addresses of this host there
     */
    record Link(int index, String name, Set<InetAddress> addresses) {

        boolean hasLinkLocal() {
            return addresses.stream().anyMatch(LinkScopes::isOfItsLink);
        }
    }

    /** The interfaces of this host; none where it does not tell. */
    public static LinkScopes ofThisHost() {
        List<Link> links = new ArrayList<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp() && !each.isLoopback()) {
                    links.add(new Link(
                            each.getIndex(),
                            each.getName(),
                            each.inetAddresses().collect(Collectors.toSet())));
                }
            }
        } catch (SocketException untold) {
            return new LinkScopes(List.of());
        }
        return new LinkScopes(links);
    }

    /** As it is told to others, who have interfaces of their own. */
    public static String told(InetAddress address) {
        return isOfItsLink(address) ? scoped(address, -1).getHostAddress() : address.getHostAddress();
    }

    /** Whether a way leads to an address of which it must be said by which interface it is reached, and is not. */
    public static boolean isOpen(DataPath way) {
        InetAddress server = way.server().getAddress();
        return isOfItsLink(server) && ((Inet6Address) server).getScopeId() == 0;
    }

    /**
     * The same way with the interface in its server's address, if it needs one: that of the way's own end, or else the one that
     * has this address, or the only one that there is.
     *
     * @throws AgentException if there are several and nothing tells which
     */
    public DataPath scoped(DataPath way) {
        if (!isOpen(way)) {
            return way;
        }
        InetAddress server = way.server().getAddress();
        int scope = ofOwnEnd(way).orElseGet(() -> only(server));
        return way.to(scoped(server, scope), way.server().getPort());
    }

    private OptionalInt ofOwnEnd(DataPath way) {
        if (way.from().isPresent() && way.from().get() instanceof Inet6Address own && own.getScopeId() > 0) {
            return OptionalInt.of(own.getScopeId());
        }
        return links.stream()
                .filter(link -> way.device().isPresent()
                        ? link.name().equals(way.device().get())
                        : way.from().filter(link.addresses()::contains).isPresent())
                .mapToInt(Link::index)
                .findFirst();
    }

    private int only(InetAddress server) {
        List<Link> candidates = links.stream().filter(Link::hasLinkLocal).toList();
        Optional<Link> own = candidates.stream()
                .filter(link -> link.addresses().contains(server))
                .findFirst();
        if (own.isPresent() || candidates.size() == 1) {
            return own.orElseGet(() -> candidates.get(0)).index();
        }
        throw new AgentException(server.getHostAddress() + " is an address of one link alone, and this {agent} has "
                + (candidates.isEmpty()
                        ? "no interface on any"
                        : "several interfaces ("
                                + candidates.stream().map(Link::name).collect(Collectors.joining(", "))
                                + "): name the one that leads there with " + Property.BIND_DEVICE));
    }

    private static boolean isOfItsLink(InetAddress address) {
        return address instanceof Inet6Address && address.isLinkLocalAddress();
    }

    private static InetAddress scoped(InetAddress address, int scope) {
        try {
            return Inet6Address.getByAddress(null, address.getAddress(), scope);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address that was one already: " + address, impossible);
        }
    }
}
