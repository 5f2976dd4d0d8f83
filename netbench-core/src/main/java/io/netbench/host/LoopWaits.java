package io.netbench.host;

import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.UnreadableException;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the event loops of this process have waited for a processor so far, in nanoseconds, by the kernel's number of the
 * thread. Only the difference of two tells anything. Immutable.
 */
public final class LoopWaits {

    /** What threads of event loops are called; the kernel keeps no more than 15 characters of a name. */
    public static final String THREAD_NAME = "netbench-loop";

    private static final String TASKS = "/proc/self/task";

    private final Map<String, Long> waitedNs;

    private LoopWaits(Map<String, Long> waitedNs) {
        this.waitedNs = Map.copyOf(waitedNs);
    }

    static LoopWaits read(HostFiles files) throws UnreadableException {
        Map<String, Long> waited = new HashMap<>();
        for (String thread : files.names(TASKS)) {
            try {
                if (files.word(TASKS + "/" + thread + "/comm").startsWith(THREAD_NAME)) {
                    waited.put(thread, waitedNs(files, TASKS + "/" + thread + "/schedstat"));
                }
            } catch (UnreadableException e) {
                // Threads come and go while they are listed.
                if (files.isPresent(TASKS + "/" + thread)) {
                    throw e;
                }
            }
        }
        return new LoopWaits(waited);
    }

    /** The second of three figures; the first is the time that it ran. */
    private static long waitedNs(HostFiles files, String path) throws UnreadableException {
        String[] figures = files.word(path).split("\\s+", -1);
        if (figures.length < 2) {
            throw new UnreadableException(path + " is cut off");
        }
        return Numbers.parse(path, figures[1]);
    }

    /** The share of {@code spanNs} that the loop that waited longest did so, of those that were there all the time. */
    double longestSince(LoopWaits before, long spanNs) throws UnreadableException {
        long longest = -1;
        for (Map.Entry<String, Long> loop : waitedNs.entrySet()) {
            Long first = before.waitedNs.get(loop.getKey());
            longest = first == null ? longest : Math.max(longest, loop.getValue() - first);
        }
        if (longest < 0 || spanNs <= 0) {
            throw new UnreadableException("no event loop was there all the time");
        }
        // The kernel adds a wait as it ends, so one that began before may count whole.
        return Math.min(1, (double) longest / spanNs);
    }
}
