package io.netbench.traffic;

/** What a connection's local end does. */
enum Side {
    SOURCE,
    SINK
}
