package io.netbench.traffic.connection;

import io.netbench.transport.AppliedOption;
import io.netbench.transport.Transport;
import io.netty.channel.socket.SocketChannel;
import java.util.List;

/** Makes the end of a connection that its plan calls for. For event loops. */
public final class ConnectionMaker {

    private final Transport transport;
    private final HubBarriers barriers;
    private final boolean sendsFiles;

    /** Makes connections that copy what they send. */
    public ConnectionMaker(Transport transport, HubBarriers barriers) {
        this(transport, barriers, false);
    }

    /** @param sendsFiles whether connections send long blocks from files, which {@code transport} must be able to */
    public ConnectionMaker(Transport transport, HubBarriers barriers, boolean sendsFiles) {
        this.transport = transport;
        this.barriers = barriers;
        this.sendsFiles = sendsFiles;
    }

    /**
     * Makes an end.
     *
     * @param loop that the channel lives on
     * @return a handler that has the end go on with the channel when it is added to it
     */
    public ChannelWire make(
            ConnectionPlan plan, ConnectionLoop loop, SocketChannel channel, List<AppliedOption> options) {
        ChannelWire wire = new ChannelWire(channel, transport, sendsFiles);
        wire.serve(end(plan, loop, wire, options));
        return wire;
    }

    private Connection end(ConnectionPlan plan, ConnectionLoop loop, Wire wire, List<AppliedOption> options) {
        RoundBarrier barrier = barriers.of(plan);
        if (!plan.isPacer()) {
            return joined(new Responder(plan, loop, wire, options, barrier), barrier);
        }
        if (plan.link().load().isStream()) {
            return new StreamSource(plan, loop, wire, options);
        }
        if (plan.link().load().rateBitsPerS().isPresent()) {
            return new OpenLoopPacer(plan, loop, wire, options);
        }
        return joined(new ClosedLoopPacer(plan, loop, wire, options, barrier), barrier);
    }

    private static <T extends Connection & RoundMember> T joined(T connection, RoundBarrier barrier) {
        if (barrier != null) {
            barrier.join(connection);
        }
        return connection;
    }
}
