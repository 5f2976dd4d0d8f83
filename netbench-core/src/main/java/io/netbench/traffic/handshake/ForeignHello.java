package io.netbench.traffic.handshake;

import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.ReadableForm;
import io.netbench.transport.DatagramSocket;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** How connections begin with a peer that is no netbench: one after another, with bytes that it does not answer. */
public interface ForeignHello {

    /**
     * A connection is up. Called on its event loop, in the order in which connections came up.
     *
     * @param channel takes the first bytes, now or later, but before any payload
     */
    void begin(SocketChannel channel, ConnectionPlan plan);

    /** How many bytes each begins with. */
    int bytes();

    /**
     * A flow of datagrams has a socket, which is connected to the peer and has no handler. Called on its event loop, in the order in
     * which flows are to begin.
     *
     * @return completes when the next one may begin; fails with a {@link TrafficException}
     */
    default CompletableFuture<Void> begin(DatagramSocket flow, ConnectionPlan plan) {
        return CompletableFuture.failedFuture(new TrafficException("the peer takes no datagrams"));
    }

    /** Whether datagrams that do not fit the path may be cut into fragments. */
    default boolean cutsDatagrams() {
        return true;
    }

    /** What the peer's datagrams begin with. */
    default ReadableForm datagramForm() {
        throw new UnsupportedOperationException("the peer takes no datagrams");
    }

    /** Completes when the peer takes the datagrams of a load. */
    default CompletableFuture<Void> mayFlow() {
        return CompletableFuture.completedFuture(null);
    }
}
