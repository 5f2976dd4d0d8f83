package io.netbench.benchmarks.compare;

import java.util.Locale;

/** What is compared. */
enum Metric {
    /** Payload of blocks that reached the sink, in bytes per second. */
    GOODPUT(true, "GiB/s", 1 << 30),

    /** Operations completed per second. */
    OPERATIONS(true, "kop/s", 1e3),

    /** The latency that one operation in a hundred exceeds, in nanoseconds. */
    P99(false, "p99 us", 1e3),

    /** CPU seconds of both processes for each GiB of payload. */
    CPU_PER_GIB(false, "CPU s/GiB", 1),

    /** CPU seconds of the process that the blocks flow to, for each GiB of payload. */
    RECEIVER_CPU_PER_GIB(false, "receiver", 1),

    /** CPU seconds of the process that the blocks come from, for each GiB of payload. */
    SENDER_CPU_PER_GIB(false, "sender", 1),

    /** Seconds that all CPUs spend in soft interrupts for each GiB of payload, partly within the processes' time. */
    SOFT_INTERRUPTS_PER_GIB(false, "soft irq", 1),

    /** The bytes of the slowest connection as a share of what an average one had. */
    SLOWEST_SHARE(true, "slowest/mean", 1),

    /** Until all connections were up, in seconds. */
    CONNECT(false, "connect s", 1),

    /** The most resident memory of the server, in bytes. */
    SERVER_MEMORY(false, "server MiB", 1 << 20),

    /** The most resident memory of the client, in bytes. */
    CLIENT_MEMORY(false, "client MiB", 1 << 20);

    private final boolean moreIsBetter;
    private final String heading;
    private final double unit;

    Metric(boolean moreIsBetter, String heading, double unit) {
        this.moreIsBetter = moreIsBetter;
        this.heading = heading;
        this.unit = unit;
    }

    boolean moreIsBetter() {
        return moreIsBetter;
    }

    String heading() {
        return heading;
    }

    /** A figure in the unit of the heading. */
    double shown(double figure) {
        return figure / unit;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
