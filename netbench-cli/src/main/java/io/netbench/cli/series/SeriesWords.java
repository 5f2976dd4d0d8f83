package io.netbench.cli.series;

import io.netbench.result.SuiteEstimate;
import io.netbench.suite.SeriesOrder;
import io.netbench.suite.SeriesPhase;
import io.netbench.suite.sweep.Sweep;
import io.netbench.suite.sweep.SweepAxis;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a series is to do, in words. */
final class SeriesWords {

    private SeriesWords() {}

    /** What it takes: {@code 48 runs, about 9.60 min; bytes: as many as the network takes}. */
    static String estimate(SeriesOrder order) {
        SuiteEstimate estimate = order.estimate();
        return "%s, about %s%s; %s"
                .formatted(
                        QuantityText.counted(estimate.runs(), "run"),
                        time(estimate.durationS()),
                        order.isOpenEnded() ? " and as long as bytes or rounds take" : "",
                        bytes(estimate.bytes()));
    }

    static String bytes(Optional<Long> bytes) {
        return bytes.map(QuantityText::size).orElse("as many bytes as the network takes");
    }

    /** Of a second or more, in the unit in which a person waits. */
    static String time(double seconds) {
        if (seconds < 120) {
            return QuantityText.duration(seconds * 1e9);
        }
        return seconds < 7200 ? QuantityText.digits(seconds / 60) + " min" : QuantityText.digits(seconds / 3600) + " h";
    }

    /** What varies in a phase: {@code clients 1, 2, 4; 3 runs of each}. */
    static String sweep(SeriesPhase phase) {
        Sweep sweep = phase.sweep();
        List<String> parts = new ArrayList<>();
        for (SweepAxis axis : sweep.axes()) {
            parts.add(axis.name() + " " + values(axis));
        }
        if (sweep.repeats() > 1) {
            parts.add(parts.isEmpty() ? sweep.repeats() + " runs" : sweep.repeats() + " runs of each");
        }
        if (sweep.fixed() == Sweep.Fixed.BLOCK) {
            parts.add("the block of all sources together stays the same");
        }
        return String.join("; ", parts);
    }

    private static String values(SweepAxis axis) {
        return axis.values().size() <= 8
                ? axis.values().stream().collect(Collectors.joining(", "))
                : axis.values().get(0) + " to "
                        + axis.values().get(axis.values().size() - 1) + " in "
                        + axis.values().size() + " steps";
    }
}
