package io.netbench.host.proc;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The limits that control groups set on this process, in version 1, version 2, or both side by side. A limit may
 * sit on any group between the process's own and the root, so the least on that way counts.
 */
public final class CgroupLimits {

    /** Version 1 says "no limit" with the largest multiple of a page; no machine has an exbibyte of memory. */
    private static final long NO_MEMORY_LIMIT_BYTES = 1L << 60;

    private final HostFiles files;

    public CgroupLimits(HostFiles files) {
        this.files = files;
    }

    /** The quota in processors; unreadable when there is none. */
    public double cpus() throws UnreadableException {
        double least = Double.POSITIVE_INFINITY;
        for (CgroupPath path : CgroupPath.of(files, "cpu")) {
            for (String directory : path.directoriesUpToMount()) {
                OptionalDouble limit = path.unified() ? cpusV2(directory) : cpusV1(directory);
                least = Math.min(least, limit.orElse(Double.POSITIVE_INFINITY));
            }
        }
        if (least == Double.POSITIVE_INFINITY) {
            throw new UnreadableException("no control group sets a processor quota");
        }
        return least;
    }

    /** The memory limit in bytes; unreadable when there is none. */
    public long memoryBytes() throws UnreadableException {
        long least = NO_MEMORY_LIMIT_BYTES;
        for (CgroupPath path : CgroupPath.of(files, "memory")) {
            String file = path.unified() ? "/memory.max" : "/memory.limit_in_bytes";
            for (String directory : path.directoriesUpToMount()) {
                least = Math.min(least, limit(directory + file).orElse(NO_MEMORY_LIMIT_BYTES));
            }
        }
        if (least == NO_MEMORY_LIMIT_BYTES) {
            throw new UnreadableException("no control group sets a memory limit");
        }
        return least;
    }

    private OptionalDouble cpusV2(String directory) throws UnreadableException {
        String path = directory + "/cpu.max";
        if (!files.isPresent(path)) {
            return OptionalDouble.empty();
        }
        String[] words = files.word(path).split("\\s+", -1);
        if (words.length != 2) {
            throw new UnreadableException(path + " should hold a quota and a period");
        }
        return words[0].equals("max")
                ? OptionalDouble.empty()
                : quota(path, Numbers.parse(path, words[0]), Numbers.parse(path, words[1]));
    }

    private OptionalDouble cpusV1(String directory) throws UnreadableException {
        String path = directory + "/cpu.cfs_quota_us";
        if (!files.isPresent(path)) {
            return OptionalDouble.empty();
        }
        long quotaUs = files.number(path);
        return quotaUs == -1
                ? OptionalDouble.empty()
                : quota(path, quotaUs, files.number(directory + "/cpu.cfs_period_us"));
    }

    private static OptionalDouble quota(String path, long quotaUs, long periodUs) throws UnreadableException {
        if (quotaUs <= 0 || periodUs <= 0) {
            throw new UnreadableException(path + " has quota " + quotaUs + " and period " + periodUs);
        }
        return OptionalDouble.of((double) quotaUs / periodUs);
    }

    private OptionalLong limit(String path) throws UnreadableException {
        if (!files.isPresent(path)) {
            return OptionalLong.empty();
        }
        String word = files.word(path);
        return word.equals("max") ? OptionalLong.empty() : OptionalLong.of(Numbers.parse(path, word));
    }
}
