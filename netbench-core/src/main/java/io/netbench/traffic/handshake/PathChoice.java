package io.netbench.traffic.handshake;

/** Which way each connection takes. */
@FunctionalInterface
public interface PathChoice {

    /**
     * The way of a connection.
     *
     * @param server id of the endpoint that it leads to
     * @param turn consecutive for the connections that are to be spread over the ways, from 0
     */
    DataPath of(int server, int turn);
}
