package io.netbench.traffic.connection;

/** A connection of a hub, as the hub's rounds see it. Each method is called on the connection's event loop, but for {@link #takesPart()}. */
interface RoundMember {

    /** The next round begins: start its block, or answer what waited. */
    void releaseRound(long nowNs);

    /** Whether it has blocks left. Called by the last arrival of a round, when nobody else moves. */
    boolean takesPart();

    Connection connection();
}
