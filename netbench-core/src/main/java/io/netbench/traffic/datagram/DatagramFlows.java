package io.netbench.traffic.datagram;

import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionLoop;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.DatagramForm;
import io.netbench.traffic.connection.DatagramWire;
import io.netbench.traffic.connection.Payload;
import io.netbench.traffic.connection.ReadableForm;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.Transport;
import io.netty.channel.socket.DatagramChannel;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the ends of flows of datagrams to a peer that is no netbench: there is no connection beside them, so that what a source has
 * sent its sink is not told. For event loops.
 */
public final class DatagramFlows {

    private final Transport transport;

    /** @param transport of their sockets */
    public DatagramFlows(Transport transport) {
        this.transport = transport;
    }

    /**
     * Makes a source, on the event loop of its socket, which is connected and has no handler.
     *
     * @param mayFlow completes when the sink is ready; no datagram leaves before
     */
    public Connection source(
            ConnectionPlan plan,
            ConnectionLoop loop,
            DatagramSocket socket,
            DatagramForm form,
            CompletableFuture<Void> mayFlow) {
        DatagramChannel channel = socket.channel();
        DatagramWire wire = new DatagramWire(channel);
        SendRing ring = new SendRing(
                channel,
                transport,
                form,
                (int) plan.link().load().blockSizeBytes(),
                false,
                loop.payload(),
                Payload.startOf(loop.seed(), plan.link().id(), plan.index(), true));
        DatagramSource source = new DatagramSource(plan, loop, wire, new DatagramWay(socket, transport), ring, mayFlow);
        wire.serve(source);
        channel.pipeline().addLast(new DatagramInlet(source), wire);
        return source;
    }

    /**
     * Makes a sink, on the event loop of its socket, which is connected and has no handler.
     *
     * @param sourceEndsFirst whether all that comes when the load is over was sent before that
     */
    public Connection sink(
            ConnectionPlan plan,
            ConnectionLoop loop,
            DatagramSocket socket,
            ReadableForm form,
            boolean sourceEndsFirst) {
        DatagramWire wire = new DatagramWire(socket.channel());
        ForeignSink sink = new ForeignSink(plan, loop, wire, new DatagramWay(socket, transport), form, sourceEndsFirst);
        wire.serve(sink);
        socket.channel().pipeline().addLast(new DatagramInlet(sink), wire);
        return sink;
    }
}
