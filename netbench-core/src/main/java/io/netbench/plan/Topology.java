package io.netbench.plan;

/** Which clients are linked to which servers. */
public enum Topology {
    /** Every client with every server. */
    MESH,
    /** Clients take the servers in turn, one link a client. */
    SPREAD,
    /** The i-th client with the i-th server; there must be as many of one as of the other. */
    PAIRS
}
