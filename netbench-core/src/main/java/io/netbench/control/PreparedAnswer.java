package io.netbench.control;

import io.netbench.plan.SocketPlan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an agent that is ready with a plan tells of it.
 *
 * @param transport the transport in force
 * @param loops its event loops
 * @param copyReason why its sinks copy though the plan asks for zero copy; empty when they don't, or it carries none
 * @param choices what it chose by itself, each a sentence for the report
 * @param listening where its servers listen; empty when it carries none
 * @param doors ports beside these that lead to one event loop of the agent each, in their order: clients on the same
 *     machine choose the loop by them
 * @param socket what every data socket is asked for, the agent's own choices included
 * @param tickNs the tick in force
 * @param certificate fingerprint of the certificate that its servers prove themselves by; empty where connections are plain
 */
public record PreparedAnswer(
        String transport,
        int loops,
        Optional<String> copyReason,
        List<String> choices,
        List<DataAddress> listening,
        List<Integer> doors,
        SocketPlan socket,
        long tickNs,
        Optional<String> certificate) {

    /** Of an agent whose data connections are plain. */
    public PreparedAnswer(
            String transport,
            int loops,
            Optional<String> copyReason,
            List<String> choices,
            List<DataAddress> listening,
            List<Integer> doors,
            SocketPlan socket,
            long tickNs) {
        this(transport, loops, copyReason, choices, listening, doors, socket, tickNs, Optional.empty());
    }

    public PreparedAnswer {
        Objects.requireNonNull(transport, "transport");
        choices = List.copyOf(choices);
        listening = List.copyOf(listening);
        doors = List.copyOf(doors);
        Objects.requireNonNull(socket, "socket");
    }
}
