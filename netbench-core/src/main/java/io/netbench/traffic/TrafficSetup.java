package io.netbench.traffic;

import io.netbench.measure.RunRecorders;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.time.Clock;
import io.netbench.traffic.handshake.ForeignHello;
import io.netbench.traffic.handshake.HandshakeSetup;
import io.netbench.traffic.handshake.RunKey;
import io.netbench.traffic.tls.RunTls;
import io.netbench.transport.Transport;
import io.netty.channel.EventLoopGroup;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one agent's share of a run's data plane is made from.
 *
 * @param share the plan, with the links that touch this agent
 * @param agent index of this agent; it carries the endpoints of that agent index
 * @param key secret of the run
 * @param transport how bytes move
 * @param loops event loops; they belong to the agent and outlive the run
 * @param clock of this agent
 * @param recorders where measurements go
 * @param listener hears of failures
 * @param readSizeBytes the most that one read takes
 * @param allowedPeers from where others may connect
 * @param silenceNs for how long a peer's host may answer nothing before it counts as gone, where congestion is not what
 *     keeps it silent; empty for those that can't be cut off
 * @param foreign how connections begin with a peer that is no netbench; empty: it is one
 * @param tls what encrypts connections; empty: they are plain
 */
public record TrafficSetup(
        RunPlan share,
        int agent,
        RunKey key,
        Transport transport,
        EventLoopGroup loops,
        Clock clock,
        RunRecorders recorders,
        TrafficListener listener,
        int readSizeBytes,
        AllowedPeers allowedPeers,
        OptionalLong silenceNs,
        Optional<ForeignHello> foreign,
        Optional<RunTls> tls)
        implements HandshakeSetup {

    /** With peers that are netbench too, and plain connections. */
    public TrafficSetup(
            RunPlan share,
            int agent,
            RunKey key,
            Transport transport,
            EventLoopGroup loops,
            Clock clock,
            RunRecorders recorders,
            TrafficListener listener,
            int readSizeBytes,
            AllowedPeers allowedPeers,
            OptionalLong silenceNs) {
        this(
                share,
                agent,
                key,
                transport,
                loops,
                clock,
                recorders,
                listener,
                readSizeBytes,
                allowedPeers,
                silenceNs,
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String runId() {
        return share.runId();
    }

    @Override
    public SocketPlan socket() {
        return share.data().socket();
    }

    @Override
    public long connectNs() {
        return share.schedule().connectNs();
    }
}
