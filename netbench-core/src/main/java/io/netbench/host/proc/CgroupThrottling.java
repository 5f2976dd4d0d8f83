package io.netbench.host.proc;

import java.util.HashMap;
import java.util.Map;

/**
 * How often control groups took the processors away from this process so far, for each group between its own and the root
 * that can, in version 1 and 2. Only the difference of two tells anything. Immutable.
 */
public final class CgroupThrottling {

    private final Map<String, Counts> groups;

    private CgroupThrottling(Map<String, Counts> groups) {
        this.groups = Map.copyOf(groups);
    }

    /** Unreadable where no group counts that. */
    public static CgroupThrottling read(HostFiles files) throws UnreadableException {
        Map<String, Counts> groups = new HashMap<>();
        for (CgroupPath path : CgroupPath.of(files, "cpu")) {
            for (String directory : path.directoriesUpToMount()) {
                String file = directory + "/cpu.stat";
                if (files.isPresent(file)) {
                    Counts.of(file, files.lines(file), groups);
                }
            }
        }
        if (groups.isEmpty()) {
            throw new UnreadableException("no control group counts how often it was throttled");
        }
        return new CgroupThrottling(groups);
    }

    /** The share of the kernel's periods in which the group that was hit most had to stop; 0 where none can be. */
    public double shareSince(CgroupThrottling before) throws UnreadableException {
        double most = 0;
        for (Map.Entry<String, Counts> group : groups.entrySet()) {
            Counts first = before.groups.get(group.getKey());
            if (first != null) {
                most = Math.max(most, group.getValue().shareSince(first));
            }
        }
        return most;
    }

    private record Counts(long periods, long throttled) {

        /** Version 2 leaves both out where the group has no controller of processors. */
        static void of(String file, Iterable<String> lines, Map<String, Counts> groups) throws UnreadableException {
            Long periods = null;
            Long throttled = null;
            for (String line : lines) {
                if (line.startsWith("nr_periods ")) {
                    periods = Numbers.parse(
                            file, line.substring("nr_periods ".length()).strip());
                } else if (line.startsWith("nr_throttled ")) {
                    throttled = Numbers.parse(
                            file, line.substring("nr_throttled ".length()).strip());
                }
            }
            if (periods != null && throttled != null) {
                groups.put(file, new Counts(periods, throttled));
            }
        }

        double shareSince(Counts before) throws UnreadableException {
            long all = CounterDifference.of("nr_periods", before.periods, periods);
            long stopped = CounterDifference.of("nr_throttled", before.throttled, throttled);
            return all == 0 ? 0 : Math.min(1, (double) stopped / all);
        }
    }
}
