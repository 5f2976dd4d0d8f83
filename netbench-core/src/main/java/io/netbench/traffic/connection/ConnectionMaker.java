package io.netbench.traffic.connection;

import io.netbench.traffic.TrafficLoop;
import io.netbench.transport.AppliedOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.IdentityHashMap;
import java.util.List;

/** Makes the end of a connection that its plan calls for, on the loop of its channel. For event loops. */
public final class ConnectionMaker {

    private final IdentityHashMap<EventLoop, TrafficLoop> loopOf = new IdentityHashMap<>();
    private final HubBarriers barriers;

    public ConnectionMaker(List<TrafficLoop> loops, HubBarriers barriers) {
        loops.forEach(loop -> loopOf.put(loop.eventLoop(), loop));
        this.barriers = barriers;
    }

    public Connection make(ConnectionPlan plan, SocketChannel channel, List<AppliedOption> options) {
        TrafficLoop loop = loopOf.get(channel.eventLoop());
        RoundBarrier barrier = barriers.of(plan);
        if (!plan.isPacer()) {
            return joined(new Responder(plan, loop, channel, options, barrier), barrier);
        }
        if (plan.link().load().isStream()) {
            return new StreamSource(plan, loop, channel, options);
        }
        if (plan.link().load().rateBitsPerS().isPresent()) {
            return new OpenLoopPacer(plan, loop, channel, options);
        }
        return joined(new ClosedLoopPacer(plan, loop, channel, options, barrier), barrier);
    }

    private static <T extends Connection & RoundMember> T joined(T connection, RoundBarrier barrier) {
        if (barrier != null) {
            barrier.join(connection);
        }
        return connection;
    }
}
