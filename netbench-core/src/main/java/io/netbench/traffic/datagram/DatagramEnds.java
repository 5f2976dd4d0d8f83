package io.netbench.traffic.datagram;

import io.netbench.plan.DatagramOffloads;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.Side;
import io.netbench.traffic.handshake.HandshakeSetup;
import io.netbench.traffic.handshake.NewEnd;
import io.netbench.transport.AppliedOption;
import io.netty.channel.socket.SocketChannel;
import java.util.List;

/** Makes the ends of connections whose blocks are datagrams, when these are through their handshakes. For event loops. */
public final class DatagramEnds {

    private final HandshakeSetup setup;
    private final DatagramOffloads offloads;

    /** @param offloads that were asked for */
    public DatagramEnds(HandshakeSetup setup, DatagramOffloads offloads) {
        this.setup = setup;
        this.offloads = offloads;
    }

    /**
     * Makes an end. It is ready when a datagram of full size has come through.
     *
     * @param channel that carries the connection
     * @param options of the channel
     */
    public NewEnd make(ConnectionPlan plan, DatagramPlace place, SocketChannel channel, List<AppliedOption> options) {
        int own =
                plan.side() == Side.SOURCE ? plan.link().source() : plan.link().sink();
        boolean connects = plan.load().clientOf(plan.link()) == own;
        DatagramGreeting greeting = new DatagramGreeting(setup, offloads, plan, place, channel, options, connects);
        return new NewEnd(greeting, greeting.ready());
    }
}
