package io.netbench.dataplane;

import io.netbench.plan.SocketPlan;

/**
 * The send buffers of an agent whose connections are all on loopback: there autotuning overshoots the caches, and there is
 * no long path whose bandwidth-delay product a fixed buffer could cap. A thousand connections get smaller ones: with half a
 * GiB on its way together they were slower, and some fell far behind the others.
 *
 * @param bytes of each buffer
 */
record LoopbackBuffer(int bytes) {

    private static final int MOST_BYTES = 512 << 10;
    private static final int LEAST_BYTES = 64 << 10;

    /** What the buffers of an agent should not exceed together. */
    private static final long TOTAL_BYTES = 256L << 20;

    /** The buffer of each of {@code connectionEnds} ends of connections. */
    static LoopbackBuffer of(int connectionEnds) {
        long share = Long.highestOneBit(TOTAL_BYTES / Math.max(1, connectionEnds));
        return new LoopbackBuffer((int) Math.max(LEAST_BYTES, Math.min(MOST_BYTES, share)));
    }

    /** The options of sockets with this send buffer. */
    SocketPlan in(SocketPlan asked) {
        return asked.withSendBuffer(bytes);
    }

    /** For the report. */
    String choice() {
        return "send buffers of %d KiB, since all connections are on loopback".formatted(bytes >> 10);
    }
}
