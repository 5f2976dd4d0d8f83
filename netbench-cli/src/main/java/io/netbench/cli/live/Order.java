package io.netbench.cli.live;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** By what rows are sorted. What is unknown comes last, whatever the direction. */
enum Order {
    /** As in the plan, whose names are counted up. */
    NAME("name", "first to last", "last to first"),
    RATE("rate", "highest first", "lowest first"),
    LATENCY("latency", "longest first", "shortest first"),
    RETRANSMITS("retransmits", "most first", "fewest first");

    private final String title;
    private final String forward;
    private final String backward;

    Order(String title, String forward, String backward) {
        this.title = title;
        this.forward = forward;
        this.backward = backward;
    }

    Order next() {
        return switch (this) {
            case NAME -> RATE;
            case RATE -> LATENCY;
            case LATENCY -> RETRANSMITS;
            case RETRANSMITS -> NAME;
        };
    }

    /** In words, such as {@code by rate, highest first}. */
    String text(boolean reversed) {
        return "by " + title + ", " + (reversed ? backward : forward);
    }

    List<LinkRow> links(List<LinkRow> rows, boolean reversed) {
        return sorted(rows, this::weight, reversed);
    }

    /** Hosts have neither latency nor retransmits, and stay in the plan's order then. */
    List<HostRow> hosts(List<HostRow> rows, boolean reversed) {
        return sorted(rows, this::weight, reversed);
    }

    /** The greatest comes first. */
    private Number weight(LinkRow link) {
        return switch (this) {
            case NAME -> -link.id();
            case RATE -> link.bytesPerS();
            case LATENCY -> link.latencyP99Ns();
            case RETRANSMITS -> link.missing() == null ? link.retransmits() : link.missing();
        };
    }

    private Number weight(HostRow host) {
        return this == RATE ? host.bytesPerS() : (Number) (-host.agent());
    }

    private static <T> List<T> sorted(List<T> rows, Function<T, Number> weight, boolean reversed) {
        Comparator<T> ascending =
                Comparator.comparingDouble(row -> weight.apply(row).doubleValue());
        return Stream.concat(
                        rows.stream()
                                .filter(row -> weight.apply(row) != null)
                                .sorted(reversed ? ascending : ascending.reversed()),
                        rows.stream().filter(row -> weight.apply(row) == null))
                .toList();
    }
}
