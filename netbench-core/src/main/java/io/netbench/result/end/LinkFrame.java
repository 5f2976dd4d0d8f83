package io.netbench.result.end;

import io.netbench.result.RunWindow;
import java.util.Objects;

/**
 * What the coordinator knows of a link beside its ends' reports.
 *
 * @param load name of its load
 * @param source name of the sending endpoint
 * @param sink name of the receiving endpoint
 * @param window whose window its figures cover
 * @param windowNs length of its load's window, in which one of the link's own lies; null if it never began
 * @param sourceMissing why there is no report of the source, should there be none
 * @param sinkMissing why there is no report of the sink, should there be none
 */
public record LinkFrame(
        String load,
        String source,
        String sink,
        RunWindow.Kind window,
        Long windowNs,
        String sourceMissing,
        String sinkMissing) {

    public LinkFrame {
        Objects.requireNonNull(load, "link.load");
        Objects.requireNonNull(source, "link.source");
        Objects.requireNonNull(sink, "link.sink");
        Objects.requireNonNull(window, "link.window");
        Objects.requireNonNull(sourceMissing, "sourceMissing");
        Objects.requireNonNull(sinkMissing, "sinkMissing");
    }
}
