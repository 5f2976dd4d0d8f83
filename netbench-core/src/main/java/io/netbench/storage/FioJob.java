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
    private static final double MS_PER_S = 1000;

    /** The size of a block; empty where there were several. */
    OptionalLong oneBlock() {
        return hasOptions() && options.hasOneBlock(direction) && !isOfSeveralSections()
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

    /** Whether the file tells any, without which a default can't be told from what was asked for. */
    boolean hasOptions() {
        return options.areThere();
    }

    /** Whether it read and wrote at the same time. */
    boolean goesBothWays() {
        return !options.readsBack()
                && job.at("read").at("io_bytes").isThere()
                && job.at("write").at("io_bytes").isThere()
                && job.at("read").at("io_bytes").number() > 0
                && job.at("write").at("io_bytes").number() > 0;
    }

    /** Versions before 3 have what was moved in KiB, by the name that has bytes since then. */
    double bytes() {
        double written = figures.at("io_bytes").number();
        return figures.at("bw_bytes").isThere() ? written : written * KIB;
    }

    /** How many I/Os there were; 0 where that can't be told. */
    double operations() {
        Double total = figures.at("total_ios").numberOrNull();
        Double perS = figures.at("iops").numberOrNull();
        Double ms = figures.at("runtime").numberOrNull();
        return total != null ? total : perS == null || ms == null ? 0 : perS * ms / MS_PER_S;
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
