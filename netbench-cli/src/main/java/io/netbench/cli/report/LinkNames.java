package io.netbench.cli.report;

import io.netbench.cli.terminal.Screen;
import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import java.util.List;
import java.util.function.Function;

/**
 * Short names of links: only the end in which they differ, where all share the other one.
 *
 * @param sharedSource whether all links have one source
 * @param sharedSink whether all links have one sink
 */
record LinkNames(boolean sharedSource, boolean sharedSink) {

    private static final int LONGEST = 24;

    static LinkNames of(List<LinkResult> links) {
        return new LinkNames(distinct(links, LinkResult::source) == 1, distinct(links, LinkResult::sink) == 1);
    }

    String of(LinkFigure link) {
        return of(link.source(), link.sink());
    }

    /** The short form of a link's whole name; a name that is not of the form {@code source->sink} stays as it is. */
    String ofWhole(String name) {
        int arrow = name.indexOf("->");
        return arrow < 0 ? name : of(name.substring(0, arrow), name.substring(arrow + 2));
    }

    /** A name of an endpoint that fits a column: the middle of a long one is left out. */
    static String fitted(String name, Screen screen) {
        if (name.length() <= LONGEST) {
            return name;
        }
        String gap = screen.unicode() ? "\u2026" : "~";
        int head = (LONGEST - 1) / 2;
        return name.substring(0, head) + gap + name.substring(name.length() - (LONGEST - 1 - head));
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
