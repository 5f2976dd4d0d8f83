package io.netbench.report;

import io.netbench.analysis.CheckUnit;
import io.netbench.result.Check;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The limits that a run missed, in words: of many links that missed the same one, the worst stands for all. */
public final class MissedLimits {

    /** So few are told one by one. */
    private static final int FEW = 3;

    private MissedLimits() {}

    /** One after the other in one line; empty where all were met. */
    public static String text(RunResult run) {
        Map<List<Object>, List<Check>> byLimit = new LinkedHashMap<>();
        run.checks().stream()
                .filter(check -> !check.pass())
                .forEach(check -> byLimit.computeIfAbsent(
                                List.of(check.name(), check.load(), check.limit()), same -> new ArrayList<>())
                        .add(check));
        return byLimit.values().stream()
                .flatMap(missed -> missed.size() <= FEW
                        ? missed.stream().map(check -> one(check, run))
                        : Stream.of(many(missed, run)))
                .collect(Collectors.joining("; "));
    }

    private static String one(Check check, RunResult run) {
        return check.name() + check.subject().map(subject -> " of " + subject).orElse("") + load(check, run) + " is "
                + value(check) + ", the limit " + CheckUnit.text(check.unit(), check.limit());
    }

    private static String many(List<Check> missed, RunResult run) {
        Check worst = missed.stream()
                .min(Comparator.comparingDouble(MissedLimits::order))
                .orElseThrow();
        return "%s of %s%s is missed, the limit %s; the worst is %s%s"
                .formatted(
                        worst.name(),
                        QuantityText.count(missed.size()),
                        load(worst, run),
                        CheckUnit.text(worst.unit(), worst.limit()),
                        worst.subject().map(subject -> subject + ", ").orElse(""),
                        value(worst));
    }

    /** The least is the worst; what is unknown is worse than that. */
    private static double order(Check check) {
        if (check.value() == null) {
            return Double.NEGATIVE_INFINITY;
        }
        return check.name().startsWith("max_") ? -check.value() : check.value();
    }

    private static String load(Check check, RunResult run) {
        return run.hasSeveralLoads() ? check.load().map(load -> " in " + load).orElse("") : "";
    }

    private static String value(Check check) {
        return check.value() == null
                ? "unknown (" + check.absent().get("value") + ")"
                : CheckUnit.text(check.unit(), check.value());
    }
}
