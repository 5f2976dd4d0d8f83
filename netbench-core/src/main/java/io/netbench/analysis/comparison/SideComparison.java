package io.netbench.analysis.comparison;

import io.netbench.plan.LinkLoad;
import io.netbench.plan.RunPlan;
import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedFigure.Level;
import io.netbench.result.ComparedFigure.Outcome;
import io.netbench.result.ComparedQuantity;
import io.netbench.result.ComparedSetting;
import io.netbench.result.ComparedSide;
import io.netbench.result.Comparison;
import io.netbench.result.Verdict;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares two sides. */
public final class SideComparison {

    /** In how many of all comparisons of equal sides anything may seem to have changed. */
    private static final double FALSE_ALARM = 0.01;

    private static final int MOST_REASONS = 20;
    private static final int MOST_CONDITIONS = 3;

    private final Side before;
    private final Side after;
    private final ComparisonOptions options;

    private SideComparison(Side before, Side after, ComparisonOptions options) {
        this.before = before;
        this.after = after;
        this.options = options;
    }

    /**
     * What became better or worse.
     *
     * @throws IncomparableException if the figures are of different things
     */
    public static Comparison of(Side before, Side after, ComparisonOptions options) {
        requireAlike(before.settings(), after.settings(), options);
        return new SideComparison(before, after, options).comparison();
    }

    /**
     * Requires that a run which is to come can be compared with what was measured.
     *
     * @throws IncomparableException if it can't
     */
    public static void requireAlike(Side before, RunPlan plan, ComparisonOptions options) {
        Settings planned = new Settings();
        planned.add(plan);
        requireAlike(before.settings(), planned, options);
        requireAny(
                before, List.of(""), "this is one run; give the result of one of them, from the folder of the series");
    }

    /**
     * The same for pairs of a fabric.
     *
     * @param rails that are measured, each for itself; 1 where nobody tells them apart
     * @throws IncomparableException if they can't be compared
     */
    public static void requireAlike(Side before, LinkLoad ofPairs, int rails, ComparisonOptions options) {
        Settings planned = new Settings();
        planned.add(ofPairs);
        requireAlike(before.settings(), planned, options);
        List<String> measured = rails == 1
                ? List.of("")
                : IntStream.rangeClosed(1, rails)
                        .mapToObj(rail -> "rail " + rail)
                        .toList();
        requireAny(
                before,
                measured,
                rails == 1
                        ? "now nobody tells rails apart; measure as many rails as before"
                        : "now each of " + rails + " rails is measured for itself");
    }

    /** A run that is to come must find figures of its kind, or it would be found out when it is over. */
    private static void requireAny(Side before, List<String> conditions, String now) {
        if (Collections.disjoint(before.conditions(), conditions)) {
            List<String> some = before.conditions().stream()
                    .filter(condition -> !condition.isEmpty())
                    .limit(MOST_CONDITIONS)
                    .toList();
            String was = some.isEmpty() ? "its pairs are of all rails together" : "it has " + String.join(", ", some);
            String more = before.conditions().size() > MOST_CONDITIONS ? " and more" : "";
            throw new IncomparableException("they have nothing in common: " + was + more + ", and " + now);
        }
    }

    private static void requireAlike(Settings before, Settings after, ComparisonOptions options) {
        if (!before.hasLoadOf(after)) {
            throw new IncomparableException("they have nothing in common: %s before, %s after"
                    .formatted(String.join(", ", before.loads()), String.join(", ", after.loads())));
        }
        if (options.acrossPlans()) {
            return;
        }
        for (Settings side : List.of(before, after)) {
            if (!side.mixed().isEmpty()) {
                throw new IncomparableException("repeats of one side were not asked for alike: "
                        + String.join(", ", side.mixed()) + "; " + Property.ACROSS_PLANS
                        + " compares them all the same");
            }
        }
        List<String> decisive = before.differences(after).stream()
                .filter(ComparedSetting::isDecisive)
                .map(SideComparison::words)
                .toList();
        if (!decisive.isEmpty()) {
            throw new IncomparableException("they were not asked for alike: " + String.join("; ", decisive) + "; "
                    + Property.ACROSS_PLANS + " compares them all the same");
        }
    }

    /** A difference as a person says it. */
    static String words(ComparedSetting setting) {
        return setting.load().map(load -> load + ": ").orElse("") + setting.name() + " "
                + setting.before().orElse("unknown") + " before, "
                + setting.after().orElse("unknown") + " after";
    }

    /** What is known on both sides, and what it comes to. */
    static List<ComparedFigure> figures(Side before, Side after, ComparisonOptions options) {
        SideComparison comparison = new SideComparison(before, after, options);
        return comparison.figures(comparison.cells());
    }

    private Comparison comparison() {
        Map<Level, Map<ComparedQuantity, List<Cell>>> cells = cells();
        return conclude(figures(cells), cells);
    }

    private List<ComparedFigure> figures(Map<Level, Map<ComparedQuantity, List<Cell>>> cells) {
        int all = cells.values().stream()
                .flatMap(of -> of.values().stream())
                .mapToInt(List::size)
                .sum();
        // Rows of pairs are fewer than pairs.
        double each = FALSE_ALARM / Math.max(1, 2 * all);
        List<ComparedFigure> figures = new ArrayList<>();
        cells.forEach((level, ofLevel) -> ofLevel.forEach((quantity, members) -> {
            Family family = new Family(quantity, members, options.limits(), each);
            members.forEach(cell -> figures.add(figure(cell, family)));
            if (level == Level.LINK) {
                figures.addAll(new Rows(family, options.limits(), each).figures(this::isPair));
            }
        }));
        figures.sort(ORDER);
        return figures;
    }

    /** What became worse first, and the largest change of it; the rest as it was measured. */
    private static final Comparator<ComparedFigure> ORDER = Comparator.comparing(ComparedFigure::outcome)
            .thenComparing(ComparedFigure::level)
            .thenComparingDouble(figure -> -size(figure));

    private static double size(ComparedFigure figure) {
        return figure.outcome() == Outcome.SAME || figure.outcome() == Outcome.NOT_JUDGED ? 0 : Change.size(figure);
    }

    private boolean isPair(Subject subject) {
        return before.isPair(subject) && after.isPair(subject);
    }

    private Map<Level, Map<ComparedQuantity, List<Cell>>> cells() {
        Map<Level, Map<ComparedQuantity, List<Cell>>> cells = new LinkedHashMap<>();
        before.measured().forEach((subject, was) -> {
            Readings is = after.measured().get(subject);
            for (ComparedQuantity quantity : ComparedQuantity.values()) {
                if (is != null && was.of(quantity).length > 0 && is.of(quantity).length > 0) {
                    cells.computeIfAbsent(subject.level(), level -> new LinkedHashMap<>())
                            .computeIfAbsent(quantity, of -> new ArrayList<>())
                            .add(new Cell(subject, quantity, was.of(quantity), is.of(quantity)));
                }
            }
        });
        return cells;
    }

    private static ComparedFigure figure(Cell cell, Family family) {
        return Change.figure(
                cell.subject(),
                cell.quantity(),
                cell.valueBefore(),
                cell.valueAfter(),
                cell.countBefore(),
                cell.countAfter(),
                family.limit(cell),
                family.outcome(cell));
    }

    private Comparison conclude(List<ComparedFigure> figures, Map<Level, Map<ComparedQuantity, List<Cell>>> cells) {
        int worse = count(figures, Outcome.WORSE);
        ComparedSide was = before.describe();
        ComparedSide is = after.describe();
        boolean isRepeated = cells.values().stream()
                .flatMap(of -> of.values().stream())
                .flatMap(Collection::stream)
                .anyMatch(Cell::isRepeated);
        return new Comparison(
                Comparison.SCHEMA,
                verdict(figures, was, is),
                was,
                is,
                options.threshold().isPresent() ? (Double) options.threshold().getAsDouble() : null,
                figures.size(),
                worse,
                count(figures, Outcome.SUSPECT),
                count(figures, Outcome.BETTER),
                count(figures, Outcome.NOT_JUDGED),
                isRepeated,
                before.settings().differences(after.settings()),
                only(after, before),
                only(before, after),
                figures,
                Map.of("threshold", "none was asked for"));
    }

    private static int count(List<ComparedFigure> figures, Outcome outcome) {
        return (int)
                figures.stream().filter(figure -> figure.outcome() == outcome).count();
    }

    private Verdict verdict(List<ComparedFigure> figures, ComparedSide was, ComparedSide is) {
        List<String> reasons = new ArrayList<>();
        boolean isIncomplete = !options.allowIncomplete()
                && !(was.missing().isEmpty() && is.missing().isEmpty());
        if (isIncomplete) {
            was.missing().forEach(what -> reasons.add("Before: " + what));
            is.missing().forEach(what -> reasons.add("After: " + what));
        }
        if (figures.isEmpty()) {
            reasons.add("No figure is known on both sides.");
        }
        figures.stream()
                .filter(figure -> figure.outcome() == Outcome.WORSE)
                .limit(MOST_REASONS)
                .forEach(figure -> reasons.add(ComparisonWords.sentence(figure)));
        int worse = count(figures, Outcome.WORSE);
        if (worse > MOST_REASONS) {
            reasons.add((worse - MOST_REASONS) + " more figures became worse.");
        }
        if (isIncomplete || figures.isEmpty()) {
            return new Verdict(Verdict.Outcome.INCOMPLETE, Verdict.INCOMPLETE_STATUS, reasons);
        }
        return worse > 0
                ? new Verdict(Verdict.Outcome.FAILED, Verdict.FAILED_STATUS, reasons)
                : new Verdict(Verdict.Outcome.PASSED, Verdict.PASSED_STATUS, reasons);
    }

    private static List<String> only(Side one, Side other) {
        return one.measured().keySet().stream()
                .filter(subject -> isMeasured(one, subject) && !isMeasured(other, subject))
                .filter(subject -> subject.level() == Level.LINK || subject.level() == Level.LOAD)
                .map(Subject::words)
                .toList();
    }

    /** A link that failed has a place, and no figure. */
    private static boolean isMeasured(Side side, Subject subject) {
        Readings readings = side.measured().get(subject);
        return readings != null && !readings.isEmpty();
    }

    static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
