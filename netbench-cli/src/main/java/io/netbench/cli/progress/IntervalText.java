package io.netbench.cli.progress;

import io.netbench.cli.terminal.SilentHosts;
import io.netbench.result.RunWindow.Phase;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The figures of an interval in a line; what matters most comes first, since narrow terminals cut the end off. */
final class IntervalText {

    private static final int WIDEST_TIME = 16;
    private static final String UNKNOWN = "-";

    /** Busy hosts are late by less, which is not worth a word. */
    private static final long LEAST_EXCESS_NS = 50_000_000;

    private IntervalText() {}

    static String of(Interval figures) {
        List<String> parts = new ArrayList<>();
        parts.add(phase(figures));
        OptionalDouble rate = figures.bytesPerS();
        parts.add(pad(rate.isPresent() ? QuantityText.bitRate(rate.getAsDouble()) : UNKNOWN, 11));
        parts.add(pad(rate.isPresent() ? QuantityText.size(rate.getAsDouble()) + "/s" : UNKNOWN, 10));
        if (!figures.loads().isEmpty()) {
            parts.add(figures.loads().stream()
                    .map(load -> load.name() + " " + QuantityText.bitRate(load.bytesPerS()))
                    .collect(Collectors.joining(", ")));
        }
        parts.add(figures.silent().isEmpty() ? links(figures) : SilentHosts.text(figures.silent()));
        if (excessNs(figures) >= LEAST_EXCESS_NS) {
            parts.add(QuantityText.duration(excessNs(figures)) + " of this after the "
                    + (figures.phase() == Phase.WARMUP ? "warm-up" : "window"));
        }
        return String.join("   ", parts);
    }

    private static String phase(Interval figures) {
        String what =
                switch (figures.phase()) {
                    case WARMUP -> "warm-up ";
                    case MEASURE -> "measured";
                    case DRAIN -> "draining";
                };
        String elapsed = QuantityText.duration(figures.elapsedNs() - excessNs(figures));
        String time = figures.plannedNs()
                .map(planned -> elapsed + " of " + QuantityText.duration(planned))
                .orElse(elapsed);
        return what + " " + time + " ".repeat(Math.max(0, WIDEST_TIME - time.length()));
    }

    /** How much of the interval lies after its phase: intervals are cut by their own length alone. */
    private static long excessNs(Interval figures) {
        return figures.plannedNs()
                .map(planned -> Math.max(0, figures.elapsedNs() - planned))
                .orElse(0L);
    }

    private static String links(Interval figures) {
        return figures.linksActive() == figures.links()
                ? QuantityText.counted(figures.links(), "link")
                : QuantityText.count(figures.linksActive()) + " of " + QuantityText.count(figures.links())
                        + " links active";
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
