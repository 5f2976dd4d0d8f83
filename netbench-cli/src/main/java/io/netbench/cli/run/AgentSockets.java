package io.netbench.cli.run;

import io.netbench.control.net.ServerSockets;
import io.netbench.transport.ControlTransport;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * What the control port of an agent listens with, for as long as the agent lives.
 *
 * @param transport that its connections are of
 */
public record AgentSockets(ServerSockets sockets, Transport transport) implements AutoCloseable {

    /** A coordinator has one connection; further loops are for those that others keep busy. */
    private static final int MAX_LOOPS = 4;

    private static final long CLOSE_MS = 500;

    /**
     * Opens them.
     *
     * @param onStranger hears of those who speak another protocol: from where they came, and what they speak
     */
    public static AgentSockets open(BiConsumer<InetAddress, String> onStranger) {
        Transport transport = ControlTransport.of(Transports.installed());
        int loops = Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors());
        return new AgentSockets(
                new ServerSockets(ControlTransport.newLoops(transport, loops), transport.serverChannels(), onStranger),
                transport);
    }

    @Override
    public void close() {
        sockets.loops()
                .shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_MS, TimeUnit.MILLISECONDS);
    }
}
