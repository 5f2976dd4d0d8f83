package io.netbench.measure;

/**
 * Stretches of 200 ms or more in which payload was due and none came, or left.
 *
 * @param count how many
 * @param totalNs their sum
 * @param longestNs the longest
 */
public record StallFigures(long count, long totalNs, long longestNs) {

    /** From this length on, a stretch is a stall. */
    public static final long LEAST_NS = 200_000_000L;

    /** No stall. */
    public static final StallFigures NONE = new StallFigures(0, 0, 0);

    /** These and another stretch, if it is long enough. */
    public StallFigures with(long stretchNs) {
        return stretchNs < LEAST_NS
                ? this
                : new StallFigures(count + 1, totalNs + stretchNs, Math.max(longestNs, stretchNs));
    }
}
