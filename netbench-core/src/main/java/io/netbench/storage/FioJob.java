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
    private static final double HALF_A_JOB = 0.5;

    /** The size of a block; empty where there were several. */
    OptionalLong oneBlock() {
        return options.hasOneBlock(direction) && !isOfSeveralSections()
                ? options.block(direction)
                : OptionalLong.empty();
    }

    /**
     * Whether {@code group_reporting} put jobs of several sections into this entry, of which it tells the options of one:
     * jobs that ran at once have more time together than the options would give them.
     */
    boolean isOfSeveralSections() {
        return together() > options.jobs() + HALF_A_JOB;
    }

    /** How many jobs the entry stands for. */
    long jobs() {
        return isOfSeveralSections() ? Math.round(together()) : options.jobs();
    }

    private double together() {
        double read = runtimeMs("read");
        double write = runtimeMs("write");
        double trim = runtimeMs("trim");
        // To verify is a part of its own, after the writes.
        double lasted = options.verifies() ? read + write + trim : Math.max(read, Math.max(write, trim));
        Double ofAll = job.at("job_runtime").numberOrNull();
        return ofAll == null || lasted <= 0 ? 0 : ofAll / lasted;
    }

    private double runtimeMs(String part) {
        Double ms = job.at(part).at("runtime").numberOrNull();
        return ms == null ? 0 : ms;
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
