package io.netbench.plan;

import java.util.Locale;

/** Which clients are linked to which servers. */
public enum Topology {
    /** Every client with every server. */
    MESH,
    /** Clients take the servers in turn, one link a client. */
    SPREAD,
    /** The i-th client with the i-th server; there must be as many of one as of the other. */
    PAIRS;

    /** As it is written on a command line and in results. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
