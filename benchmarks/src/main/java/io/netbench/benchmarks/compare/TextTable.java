package io.netbench.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shows outcomes to people. */
final class TextTable {

    private static final List<Metric> SHOWN = List.of(
            Metric.GOODPUT,
            Metric.OPERATIONS,
            Metric.P99,
            Metric.RECEIVER_CPU_PER_GIB,
            Metric.SENDER_CPU_PER_GIB,
            Metric.SOFT_INTERRUPTS_PER_GIB,
            Metric.SLOWEST_SHARE,
            Metric.SERVER_MEMORY,
            Metric.CLIENT_MEMORY);
    private static final List<Metric> COMPARED = List.of(
            Metric.GOODPUT,
            Metric.OPERATIONS,
            Metric.P99,
            Metric.CPU_PER_GIB,
            Metric.RECEIVER_CPU_PER_GIB,
            Metric.SENDER_CPU_PER_GIB);

    private TextTable() {}

    /** The medians of all entrants, their ratios, and the targets that these decide. */
    static String of(Outcome outcome, List<Target> targets) {
        return outcome.wasHeld() ? held(outcome, targets) : failed(outcome);
    }

    private static String failed(Outcome outcome) {
        return String.format(
                "%n%s: not held, in no round all tools finished%n  %s%n",
                outcome.contest().subject().name(), String.join(System.lineSeparator() + "  ", outcome.failures()));
    }

    private static String held(Outcome outcome, List<Target> targets) {
        StringBuilder text = new StringBuilder();
        List<Metric> told =
                SHOWN.stream().filter(metric -> isTold(outcome, metric)).toList();
        text.append(String.format(
                Locale.ROOT, "%n%-28s", outcome.contest().subject().cell().name()));
        told.forEach(metric -> text.append(String.format(Locale.ROOT, "%14s", metric.heading())));
        for (Contest.Entrant entrant : outcome.contest().entrants()) {
            boolean sameCell = entrant.cell().equals(outcome.contest().subject().cell());
            text.append(String.format(Locale.ROOT, "%n  %-26s", sameCell ? entrant.title() : entrant.name()));
            for (Metric metric : told) {
                text.append(String.format(Locale.ROOT, "%14s", figure(outcome.median(entrant, metric), metric)));
            }
        }
        for (Contest.Entrant entrant : outcome.contest().entrants()) {
            if (!entrant.equals(outcome.contest().subject())) {
                appendRatios(text, outcome, entrant, targets);
            }
        }
        for (Target target : targets) {
            if (target.isAlone() && isOf(target, outcome.contest().subject())) {
                outcome.median(outcome.contest().subject(), target.metric())
                        .ifPresent(figure -> text.append(String.format(
                                Locale.ROOT,
                                "%n  %-12s %-46s %s: %s",
                                target.metric().heading(),
                                String.format(
                                        Locale.ROOT, "%.2f", target.metric().shown(figure)),
                                target.describe(),
                                target.verdict(figure))));
            }
        }
        outcome.failures().forEach(failure -> text.append(String.format("%n  failed: %s", failure)));
        return text.append(System.lineSeparator()).toString();
    }

    private static void appendRatios(StringBuilder text, Outcome outcome, Contest.Entrant rival, List<Target> targets) {
        for (Metric metric : COMPARED) {
            Optional<Ratio> ratio = outcome.ratio(rival, metric);
            if (ratio.isPresent()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%n  %-12s %-46s %s",
                        metric.heading(),
                        String.format(Locale.ROOT, "%s x %s", ratio(ratio.get()), rival.name()),
                        verdict(outcome, rival, metric, ratio.get(), targets)));
            }
        }
    }

    private static String verdict(
            Outcome outcome, Contest.Entrant rival, Metric metric, Ratio ratio, List<Target> targets) {
        List<String> verdicts = targets.stream()
                .filter(target -> target.metric() == metric
                        && isOf(target, outcome.contest().subject())
                        && target.rival().equals(rival.tool().name())
                        && target.rivalCell().equals(rival.cell().name()))
                .map(target -> target.describe() + ": " + target.verdict(ratio))
                .toList();
        return verdicts.isEmpty() && ratio.isUndecided() ? "wide" : String.join("; ", verdicts);
    }

    private static boolean isTold(Outcome outcome, Metric metric) {
        return outcome.contest().entrants().stream()
                .anyMatch(entrant -> outcome.median(entrant, metric).isPresent());
    }

    private static boolean isOf(Target target, Contest.Entrant subject) {
        return target.subject().equals(subject.tool().name())
                && target.cell().equals(subject.cell().name());
    }

    private static String ratio(Ratio ratio) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", ratio.median(), ratio.low(), ratio.high());
    }

    private static String figure(OptionalDouble figure, Metric metric) {
        return figure.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", metric.shown(figure.getAsDouble()));
    }
}
