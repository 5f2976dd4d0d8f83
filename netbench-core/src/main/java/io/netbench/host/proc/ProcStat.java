package io.netbench.host.proc;

import java.util.Map;
import java.util.TreeMap;

/**
 * {@code /proc/stat}: the times of all processors, of each one, and context switches since boot.
 *
 * @param all all processors together
 * @param each by number, those that are online
 * @param contextSwitches of the whole host, or -1 when the kernel does not tell
 */
public record ProcStat(CpuTimes all, Map<Integer, CpuTimes> each, long contextSwitches) {

    public static final String PATH = "/proc/stat";

    private static final int COLUMNS = 8;

    public static ProcStat read(HostFiles files) throws UnreadableException {
        CpuTimes all = null;
        Map<Integer, CpuTimes> each = new TreeMap<>();
        long contextSwitches = -1;
        for (String line : files.lines(PATH)) {
            if (line.startsWith("cpu ")) {
                all = times(line);
            } else if (line.startsWith("cpu")) {
                int space = Math.max(line.indexOf(' '), "cpu".length());
                each.put(Numbers.parseInt(PATH, line.substring("cpu".length(), space)), times(line));
            } else if (line.startsWith("ctxt ")) {
                contextSwitches = Numbers.parse(PATH, line.substring("ctxt ".length()));
            }
        }
        if (all == null) {
            throw new UnreadableException(PATH + " has no line for all processors");
        }
        return new ProcStat(all, each, contextSwitches);
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
