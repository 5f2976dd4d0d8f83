package io.netbench.analysis;

import io.netbench.result.ConnectionResult;
import io.netbench.result.LinkResult;
import java.util.List;

/** Tells links that never left their host, by the addresses of their connections. */
public final class Loopback {

    private Loopback() {}

    /**
     * Whether no link left its host.
     *
     * @param local whether one agent carried all of them
     */
    public static boolean carriesAll(boolean local, List<LinkResult> links) {
        return !links.isEmpty() && (local || links.stream().allMatch(Loopback::carries));
    }

    static boolean carries(LinkResult link) {
        return !link.connections().isEmpty() && link.connections().stream().allMatch(Loopback::staysOnItsHost);
    }

    /** Packets from an address of a host to the same address take its loopback, whatever the address. */
    private static boolean staysOnItsHost(ConnectionResult connection) {
        String sink = connection.sinkAddr();
        return sink != null && (isLoopback(sink) || sink.equals(connection.sourceAddr()));
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
