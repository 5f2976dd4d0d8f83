package io.netbench.host.proc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /proc/self/net/dev}: the interfaces of this process's network namespace with their counters, in one read.
 */
public final class NetDev {

    public static final String PATH = "/proc/self/net/dev";

    private static final int HEADER_LINES = 2;
    private static final int COLUMNS = 16;

    private NetDev() {}

    /** The counters of each interface by name, in the kernel's order: 8 columns received, 8 columns sent. */
    public static Map<String, long[]> read(HostFiles files) throws UnreadableException {
        List<String> lines = files.lines(PATH);
        Map<String, long[]> counters = new LinkedHashMap<>();
        for (String line : lines.subList(Math.min(HEADER_LINES, lines.size()), lines.size())) {
            // The name of an alias may hold a colon itself; numbers never do.
            int colon = line.lastIndexOf(':');
            if (colon < 0) {
                throw new UnreadableException(PATH + " has a line without an interface");
            }
            counters.put(line.substring(0, colon).strip(), columns(line.substring(colon + 1)));
        }
        return counters;
    }

    private static long[] columns(String text) throws UnreadableException {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length < COLUMNS) {
            throw new UnreadableException(PATH + " has " + words.length + " columns, expected " + COLUMNS);
        }
        long[] columns = new long[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = Numbers.parseUnsigned(PATH, words[i]);
        }
        return columns;
    }
}
