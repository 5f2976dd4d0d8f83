package io.netbench.analysis.fabric;

/** What a host says of itself that explains it before any cable does. */
public enum HostFault {
    CPU,
    SOFTIRQ,
    THROTTLED,
    RUN_DELAY,
    FOREIGN_TRAFFIC,
    MTU,
    PATH_MTU,
    SLOW_NIC,
    HALF_DUPLEX,
    ERRORS;

    /** Whether it says that the host had not enough of its processors. */
    public boolean isBusy() {
        return this == CPU || this == SOFTIRQ || this == THROTTLED || this == RUN_DELAY;
    }
}
