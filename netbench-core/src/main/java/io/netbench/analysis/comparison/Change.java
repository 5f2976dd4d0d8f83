package io.netbench.analysis.comparison;

import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedFigure.Outcome;
import io.netbench.result.ComparedQuantity;
import java.util.Map;

/** Makes records of what was compared. */
final class Change {

    private Change() {}

    /** @param limit the difference from which on it counts; infinite where none could be told */
    static ComparedFigure figure(
            Subject subject,
            ComparedQuantity quantity,
            double before,
            double after,
            int countBefore,
            int countAfter,
            double limit,
            Outcome outcome) {
        return new ComparedFigure(
                subject.level(),
                SideComparison.optional(subject.condition()),
                SideComparison.optional(subject.load()),
                SideComparison.optional(subject.name()),
                quantity,
                quantity.unit(),
                before,
                after,
                countBefore,
                countAfter,
                before == 0 ? null : (Double) (after / before - 1),
                Double.isInfinite(limit) ? null : (Double) Badness.share(quantity, limit),
                outcome,
                Map.of(
                        "change",
                        "it was 0 before",
                        "limit",
                        "it was not measured often enough to tell a change from chance"));
    }

    /** How large a change is, whichever its sign and quantity. */
    static double size(ComparedFigure figure) {
        return Math.abs(Badness.of(figure.quantity(), figure.after()) - Badness.of(figure.quantity(), figure.before()));
    }
}
