package io.netbench.analysis;

import io.netbench.result.Check;
import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.Span;
import io.netbench.result.Verdict;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Concludes from what a run measured: totals, warnings, notes, checks and the verdict. */
public final class RunAnalysis {

    private RunAnalysis() {}

    /** The whole result of a run. */
    public static RunResult conclude(RunMeasurements facts) {
        List<Check> balance = Balance.of(facts);
        List<Finding> errors = errors(facts, balance);
        Verdict verdict = Verdicts.of(facts.ending(), errors, facts.thresholds());
        return new RunResult(
                RunResult.SCHEMA,
                facts.runId(),
                facts.startedAt(),
                facts.tool(),
                facts.command(),
                facts.label(),
                status(verdict),
                verdict,
                errors,
                warnings(facts),
                concat(Notes.of(facts.plan(), facts.links()), facts.notes()),
                facts.plan(),
                facts.windows(),
                facts.warmup(),
                RunTotals.of(facts),
                facts.totalsAllLinks(),
                facts.steady().orElseGet(() -> Span.unknown("at no time were all links active")),
                Optional.empty(),
                concat(balance, facts.thresholds()),
                facts.hosts(),
                facts.links(),
                facts.rounds(),
                Map.of("started_at", "the run never started"));
    }

    private static List<Finding> errors(RunMeasurements facts, List<Check> balance) {
        List<Finding> errors = new ArrayList<>(facts.errors());
        facts.rounds()
                .filter(rounds -> rounds.voidRounds() > 0)
                .ifPresent(rounds -> errors.add(Finding.of(
                        "void_rounds",
                        ("%d of the hubs' rounds were void: a link was lost or missed the round's deadline ("
                                        + Property.ROUND_DEADLINE + ").")
                                .formatted(rounds.voidRounds()))));
        failedLinks(facts.links(), errors).ifPresent(errors::add);
        // An unbalanced life is the link's own failure; unbalanced weights are a fault of the tool.
        balance.stream()
                .filter(check -> check.name().equals("max_missing_tick_weight") && !check.pass())
                .forEach(check -> errors.add(Finding.of(
                        "unbalanced_ticks",
                        "Goodput samples don't add up to the window, by %.0f ticks: please report this."
                                .formatted(check.value()))));
        return errors;
    }

    /** Links of a host that was lost have failed with it, which is told already. */
    private static Optional<Finding> failedLinks(List<LinkResult> links, List<Finding> told) {
        List<String> losses = told.stream()
                .filter(finding -> finding.code().equals("agent_lost"))
                .flatMap(finding -> finding.subject().stream())
                .map(host -> ": " + host + " dropped out in ")
                .toList();
        List<LinkResult> failed = links.stream()
                .filter(link -> link.status() == LinkStatus.FAILED)
                .filter(link -> link.failures().stream()
                        .noneMatch(failure -> losses.stream().anyMatch(failure::contains)))
                .toList();
        return failed.stream()
                .findFirst()
                .map(first -> Finding.about(
                        first.name(),
                        "links_failed",
                        failed.size() == 1
                                ? "%s failed: %s."
                                        .formatted(
                                                first.name(), first.failures().get(0))
                                : "%s failed, the first is %s: %s."
                                        .formatted(
                                                QuantityText.counted(failed.size(), "link"),
                                                first.name(),
                                                first.failures().get(0))));
    }

    private static List<Finding> warnings(RunMeasurements facts) {
        List<Finding> warnings = new ArrayList<>(facts.warnings());
        facts.warmup()
                .filter(warmup -> !warmup.pass())
                .ifPresent(warmup -> warmup.reasons()
                        .forEach(reason -> warnings.add(Finding.of("warmup", "Warm-up: " + reason + '.'))));
        CountedLinks.of(facts.links()).warning().ifPresent(warnings::add);
        StartSkew.warning(facts).ifPresent(warnings::add);
        warnings.addAll(LoadWarnings.of(facts.plan(), facts.links()));
        warnings.addAll(NetworkWarnings.of(facts.hosts(), facts.links()));
        warnings.addAll(CpuWarnings.of(facts));
        warnings.addAll(ToolWarnings.of(facts.tool(), facts.hosts(), facts.links()));
        return warnings;
    }

    private static RunStatus status(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASSED, FAILED -> RunStatus.COMPLETE;
            case INCOMPLETE -> RunStatus.INCOMPLETE;
            case INTERRUPTED -> RunStatus.INTERRUPTED;
        };
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
