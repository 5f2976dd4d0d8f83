package io.netbench.cli.progress;

import io.netbench.result.Quantity;
import java.util.ArrayList;
import java.util.List;

/** The figures of an interval in a line; what matters most comes first, since narrow terminals cut the end off. */
final class IntervalText {

    private static final int WIDEST_TIME = 16;

    private IntervalText() {}

    static String of(Interval figures) {
        List<String> parts = new ArrayList<>();
        parts.add(phase(figures));
        parts.add(pad(Quantity.bitRate(figures.bytesPerS()), 11));
        parts.add(pad(Quantity.size(figures.bytesPerS()) + "/s", 10));
        parts.add(links(figures));
        return String.join("   ", parts);
    }

    private static String phase(Interval figures) {
        String what =
                switch (figures.phase()) {
                    case WARMUP -> "warm-up ";
                    case MEASURE -> "measured";
                    case DRAIN -> "draining";
                };
        String elapsed = Quantity.duration(figures.elapsedNs());
        String time = figures.plannedNs()
                .map(planned -> elapsed + " of " + Quantity.duration(planned))
                .orElse(elapsed);
        return what + " " + time + " ".repeat(Math.max(0, WIDEST_TIME - time.length()));
    }

    private static String links(Interval figures) {
        return figures.linksActive() == figures.links()
                ? Quantity.count(figures.links()) + (figures.links() == 1 ? " link" : " links")
                : Quantity.count(figures.linksActive()) + " of " + Quantity.count(figures.links()) + " links active";
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
