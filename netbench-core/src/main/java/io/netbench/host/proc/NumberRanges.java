package io.netbench.host.proc;

import java.util.ArrayList;
import java.util.List;

/** Lists of numbers as the kernel prints sets of processors and memory nodes: {@code 0-3,8,10-11}. */
public final class NumberRanges {

    private NumberRanges() {}

    /** From {@code first} to {@code last}, both included. */
    public record Range(int first, int last) {}

    public static int count(String where, String list) throws UnreadableException {
        long count = 0;
        for (Range range : parse(where, list)) {
            count += (long) range.last() - range.first() + 1;
        }
        if (count > Integer.MAX_VALUE) {
            throw new UnreadableException(where + " lists " + count + " numbers");
        }
        return (int) count;
    }

    public static List<Range> parse(String where, String list) throws UnreadableException {
        List<Range> ranges = new ArrayList<>();
        for (String range : list.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Numbers.parseInt(where, dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Numbers.parseInt(where, range.substring(dash + 1));
            if (first < 0 || last < first) {
                throw new UnreadableException(where + " has the range " + range + ", whose end is below its start");
            }
            ranges.add(new Range(first, last));
        }
        return ranges;
    }
}
