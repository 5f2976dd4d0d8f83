package io.netbench.iperf3.server;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletableFuture;

/** The control connection to a client, as the script of its test sees it. On the connection's event loop. */
interface ClientWire {

    /** Sends this; takes it over. */
    void send(ByteBuf bytes);

    /** Sends this as the last, and closes when the client has read it or a moment has passed; takes it over. */
    void sendLast(ByteBuf bytes);

    /** Completes when the client's host has all that was sent, where the transport can tell, and else at once. */
    CompletableFuture<Void> acknowledged();

    /** Closes at once. */
    void hangUp();

    /** Runs something on the event loop, later; callable from anywhere. */
    void execute(Runnable task);
}
