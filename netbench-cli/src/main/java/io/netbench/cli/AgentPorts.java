package io.netbench.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where agents are, unless they are told otherwise. */
final class AgentPorts {

    static final int CONTROL = 7411;
    static final int DATA = 7412;

    private static final Path IPV6 = Path.of("/proc/net/if_inet6");

    private AgentPorts() {}

    /** The address that stands for all of this host, of IPv6 where there is IPv6, since it takes IPv4 too. */
    static InetAddress everywhere() {
        try {
            return InetAddress.getByName(Files.exists(IPV6) ? "::" : "0.0.0.0");
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("a literal address needs no lookup", impossible);
        }
    }
}
