package io.netbench.cli.run;

import io.netbench.agent.metrics.AgentMetrics;
import io.netbench.control.net.ControlAccessException;
import io.netbench.control.net.PagePort;
import io.netbench.transport.ControlTransport;
import io.netbench.transport.Transport;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Where the metrics of this process are shown, on a loop of their own: whoever holds it up holds up no run. */
final class MetricsPort implements AutoCloseable {

    private static final long CLOSE_MS = 500;

    private final EventLoopGroup loop;
    private final PagePort port;

    private MetricsPort(EventLoopGroup loop, PagePort port) {
        this.loop = loop;
        this.port = port;
    }

    /**
     * Opens it.
     *
     * @throws ControlAccessException if nothing can listen there
     */
    static MetricsPort open(InetSocketAddress address, AgentMetrics metrics, Transport transport) {
        EventLoopGroup loop = ControlTransport.newLoops(transport, 1);
        try {
            return new MetricsPort(loop, PagePort.open(address, loop, transport.serverChannels(), metrics.page()));
        } catch (ControlAccessException refused) {
            end(loop);
            throw refused;
        }
    }

    InetSocketAddress address() {
        return port.address();
    }

    @Override
    public void close() {
        port.close();
        end(loop);
    }

    private static void end(EventLoopGroup loop) {
        loop.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_MS, TimeUnit.MILLISECONDS);
    }
}
