package io.netbench.host.proc;

import java.util.HashMap;
import java.util.Map;

/**
 * {@code /proc/stat}: what the processors did since boot.
 *
 * @param all times of all processors together
 * @param each times of each, by the kernel's name of it
 */
public record ProcStat(CpuTimes all, Map<String, CpuTimes> each) {

    private static final String PATH = "/proc/stat";

    private static final int COLUMNS = 8;

    /** How many processors are online. */
    public int online() {
        return each.size();
    }

    public static ProcStat read(HostFiles files) throws UnreadableException {
        CpuTimes all = null;
        Map<String, CpuTimes> each = new HashMap<>();
        for (String line : files.lines(PATH)) {
            if (line.startsWith("cpu ")) {
                all = times(line);
            } else if (line.startsWith("cpu")) {
                each.put(line.substring(0, line.indexOf(' ')), times(line));
            }
        }
        if (all == null) {
            throw new UnreadableException(PATH + " has no line for all processors");
        }
        return new ProcStat(all, Map.copyOf(each));
    }

    private static CpuTimes times(String line) throws UnreadableException {
        String[] words = line.split("\\s+", -1);
        // user nice system idle iowait irq softirq steal; guests, which follow, are part of user and nice.
        long[] ns = new long[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            if (words.length <= i + 1) {
                throw new UnreadableException(PATH + " has " + (words.length - 1) + " times in a line, expected 8");
            }
            ns[i] = Numbers.parse(PATH, words[i + 1]) * CpuTimes.NS_PER_TICK;
        }
        return new CpuTimes(ns[0] + ns[1], ns[2], ns[3], ns[4], ns[5], ns[6], ns[7]);
    }
}
