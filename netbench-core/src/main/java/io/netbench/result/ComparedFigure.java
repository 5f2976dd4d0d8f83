package io.netbench.result;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One figure before and after.
 *
 * @param level what it is a figure of
 * @param condition what tells it from the same figure of other runs of a suite, such as a phase; empty of single runs and of
 *     pairs of a fabric
 * @param load name of its load; empty of all loads together
 * @param subject the endpoint, or the link such as {@code h1->h2}; empty of a total
 * @param quantity which figure
 * @param unit of both values
 * @param before the middle of all measurements before; null where there was none
 * @param after the middle of all measurements after
 * @param measuredBefore how many measurements there were before; of a host or total of a fabric: how many links it stands for
 * @param measuredAfter how many there were after
 * @param change the share by which it grew, negative where it shrank; null where there was nothing before
 * @param limit from which share of change on, whichever its sign, it counts; null where none could be told
 * @param outcome what it comes to
 * @param absent why a figure is null
 */
public record ComparedFigure(
        Level level,
        Optional<String> condition,
        Optional<String> load,
        Optional<String> subject,
        ComparedQuantity quantity,
        String unit,
        Double before,
        Double after,
        int measuredBefore,
        int measuredAfter,
        Double change,
        Double limit,
        Outcome outcome,
        Map<String, String> absent) {

    /** What a figure is of, from the whole to the part. */
    public enum Level {
        TOTAL,
        LOAD,
        /** All that an endpoint sends. */
        SENDING,
        /** All that an endpoint receives. */
        RECEIVING,
        LINK
    }

    /** What a change comes to. */
    public enum Outcome {
        WORSE,
        /** It is large enough to matter and to the worse, but chance could have done it. */
        SUSPECT,
        BETTER,
        /** It is no larger than its limit. */
        SAME,
        /** It was measured, but not often enough to be judged. */
        NOT_JUDGED
    }

    public ComparedFigure {
        Objects.requireNonNull(level, "figure.level");
        Objects.requireNonNull(quantity, "figure.quantity");
        Objects.requireNonNull(outcome, "figure.outcome");
        Require.text("figure.unit", unit);
        Require.notNegative("figure.before", before);
        Require.notNegative("figure.after", after);
        Require.notNegative("figure.measured_before", measuredBefore);
        Require.notNegative("figure.measured_after", measuredAfter);
        absent = Absent.from(absent)
                .figure("before", before)
                .figure("after", after)
                .figure("change", change)
                .figure("limit", limit)
                .reasons();
    }
}
