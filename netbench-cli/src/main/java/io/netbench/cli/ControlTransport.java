package io.netbench.cli;

import io.netbench.transport.LoopSettings;
import io.netbench.transport.Transport;
import io.netbench.transport.TransportUnavailableException;
import io.netbench.transport.Transports;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

/** What carries connections between coordinators and agents: epoll, with which gRPC can limit silence, or else nio. */
final class ControlTransport {

    /** Messages are small; the largest come in pieces. */
    private static final int READ_BYTES = 64 << 10;

    private ControlTransport() {}

    static Transport of(Transports transports) {
        try {
            return transports.choose("epoll");
        } catch (TransportUnavailableException notHere) {
            return transports.choose("nio");
        }
    }

    /** As many loops as CPUs: a thousand agents report at once. */
    static EventLoopGroup newLoops(Transport transport) {
        return newLoops(transport, Runtime.getRuntime().availableProcessors());
    }

    static EventLoopGroup newLoops(Transport transport, int count) {
        return transport.newEventLoopGroup(
                new LoopSettings(count, new DefaultThreadFactory("netbench-control", true), 0, READ_BYTES));
    }
}
