package io.netbench.cli.live;

import java.util.List;
import java.util.function.Function;

/** How links are called on the screen: only by the end in which they differ, where all share the other one. */
final class LinkTitles {

    private static final String ARROW = " -> ";

    private final boolean sharedSource;
    private final boolean sharedSink;
    private final String heading;
    private final int longest;
    private final int longestLoad;

    LinkTitles(List<LinkRow> links) {
        boolean manyLinks = links.size() > 1;
        sharedSource = manyLinks && distinct(links, LinkRow::source) == 1;
        sharedSink = manyLinks && distinct(links, LinkRow::sink) == 1 && !sharedSource;
        LinkRow first = links.get(0);
        heading = (sharedSource ? first.source() : "source") + ARROW + (sharedSink ? first.sink() : "sink");
        longestLoad =
                links.stream().mapToInt(link -> link.load().length()).max().orElse(0);
        longest = links.stream().mapToInt(link -> of(link).length()).max().orElse(0);
    }

    /** The heading, which names the end that all share. */
    String heading() {
        return heading;
    }

    String of(LinkRow link) {
        if (sharedSink) {
            return link.source();
        }
        return sharedSource ? link.sink() : link.source() + ARROW + link.sink();
    }

    /** Characters of the longest one, the heading among them. */
    int longest() {
        return Math.max(longest, heading.length());
    }

    /** Characters of the longest name of a load; 0 where there is only one. */
    int longestLoad() {
        return longestLoad;
    }

    private static long distinct(List<LinkRow> links, Function<LinkRow, String> end) {
        return links.stream().map(end).distinct().count();
    }
}
