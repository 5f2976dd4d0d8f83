package io.netbench.storage;

import io.netbench.result.StorageDirection;
import java.util.OptionalLong;

/**
 * One direction of one entry of fio's jobs, which may stand for several.
 *
 * @param job the entry
 * @param figures its part {@code read} or {@code write}
 * @param options in force
 * @param direction of the figures
 */
record FioJob(JsonField job, JsonField figures, FioOptions options, StorageDirection direction) {

    private static final int KIB = 1024;

    /** The size of a block, or the mean where there were several; at least 1. */
    long block() {
        OptionalLong asked = options.block(direction);
        if (options.hasOneBlock(direction) && asked.isPresent()) {
            return asked.getAsLong();
        }
        double operations = figures.at("total_ios").number();
        double mean = operations > 0 ? figures.at("io_bytes").number() / operations : 1;
        return (long) Math.min(Limits.BLOCK_BYTES, Math.max(1, Math.rint(mean)));
    }

    /** Versions before 3 have the rate in KiB/s only. */
    double bytesPerS() {
        return figures.at("bw_bytes").isThere()
                ? figures.at("bw_bytes").number()
                : figures.at("bw").number() * KIB;
    }

    String name() {
        return job.at("jobname").textOr("job");
    }

    /** Of a client of several servers; empty where fio ran alone. */
    String host() {
        return job.at("hostname").textOr("");
    }

    /** Where jobs of a section are reported as one entry, its options still tell how many there were. */
    String section() {
        return host() + '\n' + job.at("port").textOr("") + '\n' + name();
    }

    long depth() {
        return isAlwaysAlone() ? 1 : options.depth();
    }

    /** Whether more was asked for, and never more than one was in flight. */
    boolean isAlwaysAlone() {
        JsonField alone = job.at("iodepth_level").at("1");
        return options.depthAsked() > 1 && alone.isThere() && alone.number() >= 99.99;
    }
}
