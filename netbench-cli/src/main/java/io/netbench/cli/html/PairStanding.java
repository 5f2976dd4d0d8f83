package io.netbench.cli.html;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.report.UsualPairs;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the pairs of one rail are held against: their part of ports whose speed is known, else what is usual among them. A limit
 * that somebody set takes its place where it is more: a fabric that misses it everywhere must not look even.
 */
final class PairStanding {

    private final UsualPairs usual;
    private final Optional<String> ports;
    private final FabricLimits limits;

    private PairStanding(UsualPairs usual, Optional<String> ports, FabricLimits limits) {
        this.usual = usual;
        this.ports = ports;
        this.limits = limits;
    }

    /** Finds it, and tells the columns of the pairs. */
    static PairStanding of(SuiteFigures.Pairs pairs, FabricLimits limits) {
        UsualPairs usual = UsualPairs.of(pairs.columns().goodputs());
        pairs.columns().referToOr(usual.bytesPerS());
        if (limits.leastBytesPerS() > 0) {
            pairs.columns().referToAtLeast(limits.leastBytesPerS());
        }
        return new PairStanding(usual, pairs.expected(), limits);
    }

    UsualPairs usual() {
        return usual;
    }

    /** Whether it is something that ports or a person say, and not what others reach. */
    boolean isExpected() {
        return ports.isPresent() || isLimit();
    }

    private boolean isLimit() {
        return limits.leastBytesPerS() > 0 && !(usual.bytesPerS() > limits.leastBytesPerS());
    }

    /** Whether a pair with such a rate is one to look at. */
    boolean isSlow(double bytesPerS) {
        return usual.isSlow(bytesPerS) || bytesPerS < limits.leastBytesPerS();
    }

    /** Its name above figures, such as {@code of usual}. */
    String name() {
        return ports.isPresent() ? "of expected" : isLimit() ? "of the limit" : "of usual";
    }

    /** The same within a sentence. */
    String words() {
        return ports.isPresent() ? "what was expected" : isLimit() ? "the limit that was set" : "what is usual here";
    }

    /** What a map of goodput shows. */
    String meaning() {
        if (ports.isPresent()) {
            return "Goodput beside what was expected: " + ports.get() + "."
                    + (limits.leastBytesPerS() > 0 ? " Where the limit that was set is more, it counts." : "");
        }
        if (isLimit()) {
            return "Goodput beside what was expected: " + limit() + ".";
        }
        if (!usual.isKnown()) {
            return "No pair was measured.";
        }
        return "Goodput beside the usual %s, which a quarter of the pairs reach, %s"
                .formatted(
                        QuantityText.bitRate(usual.bytesPerS()),
                        limits.leastBytesPerS() > 0
                                ? "and which is more than what was expected: " + limit() + "."
                                : "since no speed of a port is known for sure; a fabric that is slow everywhere looks even here.");
    }

    private String limit() {
        return "at least " + QuantityText.bitRate(limits.leastBytesPerS()) + " a pair, the limit that was set";
    }

    /** What was expected, in sentences, the first of which goes on after a heading. */
    String expected() {
        List<String> others = new ArrayList<>();
        String first;
        if (ports.isPresent()) {
            first = ports.get() + ".";
            if (limits.leastBytesPerS() > 0) {
                others.add("at least " + QuantityText.bitRate(limits.leastBytesPerS()) + " a pair");
            }
        } else if (limits.leastBytesPerS() > 0) {
            first = limit() + usualWords() + ".";
        } else {
            first = "nothing: no speed of a port is known for sure, so pairs were compared with each other"
                    + usualWords() + ".";
        }
        if (limits.leastShare() > 0) {
            others.add("at least " + QuantityText.percent(limits.leastShare()) + " of the slower NIC's speed");
        }
        if (limits.mostP99Ns() > 0) {
            others.add("a 99th percentile of latency of at most " + QuantityText.duration(limits.mostP99Ns()));
        }
        return others.isEmpty() ? first : first + " Limits that were set: " + String.join(", ", others) + ".";
    }

    private String usualWords() {
        return usual.isKnown() ? "; usual is " + QuantityText.bitRate(usual.bytesPerS()) : "";
    }
}
