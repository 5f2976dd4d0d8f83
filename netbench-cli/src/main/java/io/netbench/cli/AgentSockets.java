package io.netbench.cli;

import io.netbench.control.net.ServerSockets;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.util.concurrent.TimeUnit;

/** What the control port of an agent listens with, for as long as the agent lives. */
record AgentSockets(ServerSockets sockets) implements AutoCloseable {

    /** A coordinator has one connection; further loops are for those that others keep busy. */
    private static final int MAX_LOOPS = 4;

    private static final long CLOSE_MS = 500;

    static AgentSockets open() {
        Transport transport = ControlTransport.of(Transports.installed());
        int loops = Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors());
        return new AgentSockets(
                new ServerSockets(ControlTransport.newLoops(transport, loops), transport.serverChannels()));
    }

    @Override
    public void close() {
        sockets.loops()
                .shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_MS, TimeUnit.MILLISECONDS);
    }
}
