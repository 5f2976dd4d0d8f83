package io.netbench.result;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Sums over links. What some of them know would look like the whole, so a sum is known where each link knows its part; those
 * that failed count with what they know.
 */
public final class LinkSum {

    private LinkSum() {}

    /** The sum of a count; null where a link that was measured to the end does not know it, or none does. */
    public static Long of(List<LinkResult> links, Function<LinkResult, Long> figure) {
        List<Long> known = links.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty() || silent(links, figure) > 0
                ? null
                : (Long) known.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Why such a sum is not known.
     *
     * @param none what to say where no link knows it
     */
    public static String absence(List<LinkResult> links, Function<LinkResult, Long> figure, String none) {
        long silent = silent(links, figure);
        return silent == 0 || silent == links.size() ? none : silent + " of " + links.size() + " links do not tell it";
    }

    private static long silent(List<LinkResult> links, Function<LinkResult, Long> figure) {
        return links.stream()
                .filter(link -> link.status() == LinkStatus.OK && figure.apply(link) == null)
                .count();
    }
}
