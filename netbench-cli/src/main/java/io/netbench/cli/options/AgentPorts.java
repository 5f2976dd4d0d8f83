package io.netbench.cli.options;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where agents are, unless they are told otherwise. */
public final class AgentPorts {

    public static final int CONTROL = 7411;
    public static final int DATA = 7412;

    /** Of a server for sessions: where iperf3 has its own. */
    public static final int SESSION = 5201;

    /** A line for each IPv6 address of this network namespace. */
    private static final Path IPV6 = Path.of("/proc/net/if_inet6");

    private AgentPorts() {}

    /** The address that stands for all of this host, of IPv6 where an interface has it, since that takes IPv4 too. */
    static InetAddress everywhere() {
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
