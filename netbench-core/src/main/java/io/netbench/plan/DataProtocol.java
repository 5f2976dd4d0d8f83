package io.netbench.plan;

import java.util.Locale;

/** What carries the blocks of a load. */
public enum DataProtocol {
    /** Each connection is a stream: what is lost is sent again, and the network's congestion sets the rate. */
    TCP,
    /** Each block is a datagram: what is lost is counted, and nothing but the load sets the rate. */
    UDP;

    /** As it is written in results. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
