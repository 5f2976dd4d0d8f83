package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Parameters;
import io.netbench.result.LinkResult;
import java.util.List;
import java.util.Optional;

/**
 * A session that is over, as a run keeps it.
 *
 * @param server what links call this end
 * @param client what links call the client
 * @param clientHost the client's address
 * @param startNs when its load began, on the server's clock
 * @param measureFromNs when measuring began
 * @param endNs when both ended
 * @param congestion the congestion control of its streams
 * @param links one in each direction that it had, with instants of the run
 */
record KeptSession(
        Parameters parameters,
        String server,
        String client,
        String clientHost,
        long startNs,
        long measureFromNs,
        long endNs,
        Optional<String> congestion,
        List<LinkResult> links) {

    /** Its link of a load; empty where it had no such direction. */
    Optional<LinkResult> linkOf(String load) {
        return links.stream().filter(link -> link.load().equals(load)).findFirst();
    }
}
