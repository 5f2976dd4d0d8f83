package io.netbench.host.proc;

import io.netbench.host.SoftnetCounters;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /proc/net/softnet_stat}: one line for each processor that is online, hexadecimal counters of 32 bits.
 *
 * @param lines packets, drops and squeezes of each line
 */
public record Softnet(List<long[]> lines) {

    public static final String PATH = "/proc/self/net/softnet_stat";

    private static final int COLUMNS = 3;
    private static final long MASK_32_BITS = 0xFFFF_FFFFL;

    public static Softnet read(HostFiles files) throws UnreadableException {
        List<long[]> lines = new ArrayList<>();
        for (String line : files.lines(PATH)) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length < COLUMNS) {
                throw new UnreadableException(PATH + " has " + words.length + " columns, expected more");
            }
            long[] columns = new long[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                columns[i] = parseHex(words[i]);
            }
            lines.add(columns);
        }
        return new Softnet(List.copyOf(lines));
    }

    /** The sum over all processors since an earlier reading. */
    public SoftnetCounters since(Softnet before) throws UnreadableException {
        if (lines.size() != before.lines.size()) {
            throw new UnreadableException("the number of processors changed from " + before.lines.size() + " to "
                    + lines.size() + " in the window");
        }
        long[] sums = new long[COLUMNS];
        for (int line = 0; line < lines.size(); line++) {
            for (int i = 0; i < COLUMNS; i++) {
                // Each processor's counter wraps on its own, after 4 billion packets.
                sums[i] += (lines.get(line)[i] - before.lines.get(line)[i]) & MASK_32_BITS;
            }
        }
        return new SoftnetCounters(sums[0], sums[1], sums[2]);
    }

    private static long parseHex(String word) throws UnreadableException {
        try {
            return Integer.toUnsignedLong(Integer.parseUnsignedInt(word, 16));
        } catch (NumberFormatException e) {
            throw new UnreadableException(PATH + " should hold hexadecimal numbers of 32 bits");
        }
    }
}
