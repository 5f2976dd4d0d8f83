package io.netbench.dataplane;

import io.netbench.plan.SocketPlan;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What an agent chose for a run that it is ready for.
 *
 * @param transport the transport in force
 * @param loops its event loops
 * @param copyReason why its sinks copy though the plan asks for zero copy; empty when they don't, or it carries none
 * @param choices what the agent decided by itself, each a sentence for the report
 * @param listening where its servers are reached; empty when it carries none
 * @param doors ports that lead to one of its event loops each, for clients on the same machine; empty when it has none
 * @param socket what every data socket is asked for, the agent's own choices included
 * @param tickNs the tick in force
 * @param certificate fingerprint of the certificate that its servers prove themselves by; empty where connections are plain
 */
public record PreparedShare(
        String transport,
        int loops,
        Optional<String> copyReason,
        List<String> choices,
        Optional<InetSocketAddress> listening,
        List<Integer> doors,
        SocketPlan socket,
        long tickNs,
        Optional<String> certificate) {

    /** Of an agent whose data connections are plain. */
    public PreparedShare(
            String transport,
            int loops,
            Optional<String> copyReason,
            List<String> choices,
            Optional<InetSocketAddress> listening,
            List<Integer> doors,
            SocketPlan socket,
            long tickNs) {
        this(transport, loops, copyReason, choices, listening, doors, socket, tickNs, Optional.empty());
    }
}
