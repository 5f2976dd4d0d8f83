package io.netbench.host;

/** Lists of numbers as the kernel prints sets of processors and memory nodes: {@code 0-3,8,10-11}. */
final class NumberRanges {

    private NumberRanges() {}

    static int count(String where, String list) throws UnreadableException {
        long count = 0;
        for (String range : list.split(",", -1)) {
            int dash = range.indexOf('-');
            long first = Numbers.parseInt(where, dash < 0 ? range : range.substring(0, dash));
            long last = dash < 0 ? first : Numbers.parseInt(where, range.substring(dash + 1));
            if (first < 0 || last < first) {
                throw new UnreadableException(where + " has the range " + range + ", whose end is below its start");
            }
            count += last - first + 1;
        }
        if (count > Integer.MAX_VALUE) {
            throw new UnreadableException(where + " lists " + count + " numbers");
        }
        return (int) count;
    }
}
