package io.netbench.cli.run;

import io.netbench.cli.agent.SpareMemory;
import io.netbench.control.net.ServerSockets;
import io.netbench.transport.Transport;

/** Those that an agent's control port serves beside coordinators, for as long as the agent lives. */
public interface Guests extends AutoCloseable {

    /** Nobody. */
    Guests NONE = new Guests() {
        @Override
        public ServerSockets join(ServerSockets sockets) {
            return sockets;
        }

        @Override
        public void close() {}
    };

    /** Makes ready for them. */
    @FunctionalInterface
    interface Opener {

        /**
         * Opens what they need.
         *
         * @param transport that the port's connections are of
         * @param memory hears of those whose data flows
         */
        Guests open(Transport transport, SpareMemory memory);
    }

    /** The sockets of the port, with what serves them. */
    ServerSockets join(ServerSockets sockets);

    @Override
    void close();
}
