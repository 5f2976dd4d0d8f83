package io.netbench.host.proc;

/**
 * {@code /proc/stat}: what the processors did since boot.
 *
 * @param all times of all processors together
 * @param online how many they are
 */
public record ProcStat(CpuTimes all, int online) {

    private static final String PATH = "/proc/stat";

    private static final int COLUMNS = 8;

    public static ProcStat read(HostFiles files) throws UnreadableException {
        CpuTimes all = null;
        int online = 0;
        for (String line : files.lines(PATH)) {
            if (line.startsWith("cpu ")) {
                all = times(line);
            } else if (line.startsWith("cpu")) {
                online++;
            }
        }
        if (all == null) {
            throw new UnreadableException(PATH + " has no line for all processors");
        }
        return new ProcStat(all, online);
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
