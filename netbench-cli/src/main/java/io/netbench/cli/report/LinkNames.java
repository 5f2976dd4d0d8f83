package io.netbench.cli.report;

import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.TextWidth;
import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Short names of links: only the end in which they differ, where all share the other one.
 *
 * @param sharedSource whether all links have one source
 * @param sharedSink whether all links have one sink
 */
public record LinkNames(boolean sharedSource, boolean sharedSink) {

    private static final int LONGEST = 24;
    private static final int SHORTEST = 8;

    static LinkNames of(List<LinkResult> links) {
        return new LinkNames(distinct(links, LinkResult::source) == 1, distinct(links, LinkResult::sink) == 1);
    }

    String of(LinkFigure link, Screen screen) {
        return of(fitted(link.source(), screen), fitted(link.sink(), screen));
    }

    /** The short form of a link's whole name; a name that is not of the form {@code source->sink} stays as it is. */
    String ofWhole(String name, Screen screen) {
        int arrow = name.indexOf("->");
        return arrow < 0
                ? fitted(name, screen)
                : of(fitted(name.substring(0, arrow), screen), fitted(name.substring(arrow + 2), screen));
    }

    /**
     * As many columns as names may take in a table.
     *
     * @param fits whether a table fits the screen with so many
     */
    static int columns(IntPredicate fits) {
        return columns(LONGEST, fits);
    }

    /**
     * The same.
     *
     * @param most columns that a name may have
     */
    public static int columns(int most, IntPredicate fits) {
        int columns = most;
        while (columns > SHORTEST && !fits.test(columns)) {
            columns--;
        }
        return columns;
    }

    /** A name of an endpoint that fits some columns: the middle of a long one is left out. */
    public static String fitted(String name, int columns, Screen screen) {
        return TextWidth.fitted(name, columns, screen.unicode() ? "\u2026" : "~");
    }

    /** The same for a name in a sentence. */
    static String fitted(String name, Screen screen) {
        return fitted(name, LONGEST, screen);
    }

    private String of(String source, String sink) {
        if (sharedSink && !sharedSource) {
            return source;
        }
        return sharedSource && !sharedSink ? sink : source + "->" + sink;
    }

    private static long distinct(List<LinkResult> links, Function<LinkResult, String> end) {
        return links.stream().map(end).distinct().count();
    }
}
