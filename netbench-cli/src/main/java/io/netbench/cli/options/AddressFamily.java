package io.netbench.cli.options;

import io.netbench.dataplane.WholeHost;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Over which version of IP those come who connect to a port. */
public enum AddressFamily {
    ANY,
    IPV4,
    IPV6;

    /** The address on which all of them come in. */
    InetAddress wholeHost() {
        return this == ANY ? WholeHost.address() : literal(this == IPV4 ? "0.0.0.0" : "::");
    }

    /** The same for this host alone. */
    InetAddress loopback() {
        return this == ANY ? InetAddress.getLoopbackAddress() : literal(this == IPV4 ? "127.0.0.1" : "::1");
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("a literal address needs no lookup", impossible);
        }
    }

    /** Those of some peers that are of it: an address of IPv6 takes IPv4 too. */
    AllowedPeers of(AllowedPeers peers) {
        if (this == ANY) {
            return peers;
        }
        var blocks = peers.blocks().stream()
                .filter(block -> block.toString().contains(":") == (this == IPV6))
                .toList();
        if (blocks.isEmpty()) {
            throw new PlanException(Property.ALLOW_PEERS + " has no address of the version of IP that was asked for");
        }
        return new AllowedPeers(blocks);
    }

    /** @throws PlanException if the address is not of it */
    void require(InetAddress address) {
        boolean isIpv4 = address instanceof Inet4Address;
        if (this != ANY && isIpv4 != (this == IPV4)) {
            throw new PlanException(Property.BIND + ": " + address.getHostAddress() + " is no address of "
                    + (this == IPV4 ? "IPv4" : "IPv6") + ", which {" + (this == IPV4 ? "-4" : "-6") + "} asks for");
        }
    }
}
