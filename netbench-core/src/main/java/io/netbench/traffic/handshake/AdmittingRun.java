package io.netbench.traffic.handshake;

import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.DatagramSocket;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.Optional;

/** A run, as the handshakes see it that let connections into it. Called on every event loop. */
public interface AdmittingRun {

    /** This agent's end of the first connection of a link that others open to it; empty when the plan has none such. */
    Optional<ConnectionPlan> incoming(int link);

    /**
     * Makes this agent's end of a connection that is through its handshake.
     *
     * @param options as asked and as in force
     * @return what goes on with the channel when it is added to it
     */
    NewEnd newEnd(ConnectionPlan plan, SocketChannel channel, List<AppliedOption> options);

    /** Makes this agent's end of a flow of datagrams to a peer that is no netbench, on the event loop of its socket. */
    void newFlow(ConnectionPlan plan, DatagramSocket flow);

    /** A connection that came in is through with its handshake. */
    void establishedOne();

    /** Connections that come in can't all be had; of no consequence when they are there. */
    void cannotEstablish(String reason);

    /** Somebody connected to the data port and did not belong to the run. */
    void strangerRefused(String reason);
}
