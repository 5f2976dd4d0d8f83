package io.netbench.dataplane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The address on which whoever listens is reached by all addresses of this host. */
public final class WholeHost {

    /** A line for each IPv6 address of this network namespace. */
    private static final Path IPV6 = Path.of("/proc/net/if_inet6");

    private WholeHost() {}

    /** That of IPv6 where an interface has it, since it takes IPv4 too. */
    public static InetAddress address() {
        try {
            return InetAddress.getByName(hasIpv6() ? "::" : "0.0.0.0");
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("a literal address needs no lookup", impossible);
        }
    }

    private static boolean hasIpv6() {
        try {
            return !Files.readString(IPV6).isBlank();
        } catch (IOException kernelWithoutIpv6) {
            return false;
        }
    }
}
