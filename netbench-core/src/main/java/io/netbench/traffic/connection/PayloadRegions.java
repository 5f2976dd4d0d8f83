package io.netbench.traffic.connection;

import java.nio.channels.FileChannel;
import java.util.ArrayDeque;

/** The pieces of a payload's file that a connection has on its way, and those that it can use again. For its event loop. */
final class PayloadRegions {

    private final FileChannel file;
    private final ArrayDeque<PayloadRegion> idle = new ArrayDeque<>();

    PayloadRegions(FileChannel file) {
        this.file = file;
    }

    /** {@code length} bytes that start at {@code position} of the file. Who takes it over releases it. */
    PayloadRegion piece(int position, int length) {
        PayloadRegion region = idle.poll();
        return (region == null ? new PayloadRegion(file, idle) : region).aim(position, length);
    }
}
