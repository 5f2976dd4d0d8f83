package io.netbench.traffic.connection;

/** What a connection's local end does. */
public enum Side {
    SOURCE,
    SINK
}
