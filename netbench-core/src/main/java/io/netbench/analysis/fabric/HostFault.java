package io.netbench.analysis.fabric;

/** What a host says of itself that explains it before any cable does. */
public enum HostFault {
    CPU,
    SOFTIRQ,
    THROTTLED,
    RUN_DELAY,
    FOREIGN_TRAFFIC,
    MTU,
    SLOW_NIC,
    ERRORS
}
