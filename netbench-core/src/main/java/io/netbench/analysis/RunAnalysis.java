package io.netbench.analysis;

import io.netbench.result.Check;
import io.netbench.result.EndpointLinks;
import io.netbench.result.EndpointResult;
import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import io.netbench.result.LostHosts;
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

    /** The code of the error that names links which failed though their hosts were there. */
    public static final String LINKS_FAILED = "links_failed";

    private RunAnalysis() {}

    /** The whole result of a run. */
    public static RunResult conclude(RunMeasurements facts) {
        LossSplit losses = new LossSplit(facts.hosts(), facts.endpoints());
        List<LoadResult> loads = facts.loads().stream()
                .map(measured -> load(facts, measured, losses))
                .toList();
        List<Finding> errors = errors(facts, loads);
        List<Check> checks = checks(facts, loads);
        List<EndpointResult> endpoints = endpoints(facts);
        Verdict verdict = Verdicts.of(facts.ending(), errors, checks, facts.hasSeveralLoads());
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
                warnings(facts, loads),
                concat(Notes.of(facts, loads, endpoints), facts.notes()),
                facts.plan(),
                loads,
                facts.windows(),
                facts.warmup(),
                RunTotals.of(facts, loads),
                facts.totalsAllLinks(),
                Optional.empty(),
                Optional.empty(),
                checks,
                Optional.empty(),
                facts.hosts(),
                endpoints,
                facts.links(),
                Map.of("started_at", "the run never started"));
    }

    private static List<EndpointResult> endpoints(RunMeasurements facts) {
        EndpointLinks links = new EndpointLinks(facts.links(), facts.measuredNs());
        return facts.endpoints().stream()
                .map(place -> links.of(place.name(), place.host(), place.roles()))
                .toList();
    }

    private static LoadResult load(RunMeasurements facts, LoadMeasurements measured, LossSplit losses) {
        LoadResult load = measured.load();
        LoadResult known = load.with(losses.of(load, facts.linksOf(load)));
        return known.with(
                LoadTotals.of(facts, measured, known),
                measured.steady().orElseGet(() -> Span.unknown("at no time were all links active")));
    }

    private static List<Check> checks(RunMeasurements facts, List<LoadResult> loads) {
        List<Check> checks = new ArrayList<>();
        for (LoadResult load : loads) {
            checks.addAll(ThresholdChecks.of(load, facts.loads().get(load.id()).thresholds(), facts.linksOf(load)));
        }
        return checks;
    }

    private static List<Finding> errors(RunMeasurements facts, List<LoadResult> loads) {
        List<Finding> errors = new ArrayList<>(facts.errors());
        loads.forEach(load -> voidRounds(load)
                .map(error -> facts.hasSeveralLoads() ? error.ofLoad(load.name()) : error)
                .ifPresent(errors::add));
        failedLinks(facts.links(), errors).ifPresent(errors::add);
        Balance.fault(facts).ifPresent(errors::add);
        return errors;
    }

    private static Optional<Finding> voidRounds(LoadResult load) {
        return load.rounds()
                .filter(rounds -> rounds.voidRounds() > 0)
                .map(rounds -> Finding.of(
                        "void_rounds",
                        ("%d of the hubs' rounds were void: a link was lost or missed the round's deadline ("
                                        + Property.ROUND_DEADLINE + ").")
                                .formatted(rounds.voidRounds())));
    }

    /** Links of a host that was lost have failed with it, which is told already. */
    private static Optional<Finding> failedLinks(List<LinkResult> links, List<Finding> told) {
        List<String> losses = told.stream()
                .filter(LostHosts::tells)
                .flatMap(finding -> finding.subject().stream())
                .map(host -> ": " + host + " dropped out in ")
                .toList();
        List<LinkResult> failed = links.stream()
                .filter(link -> link.status() == LinkStatus.FAILED)
                .filter(link -> link.failures().stream()
                        .noneMatch(failure -> losses.stream().anyMatch(failure::contains)))
                .toList();
        LinkLabels labels = LinkLabels.of(links);
        return failed.stream()
                .findFirst()
                .map(first -> Finding.about(
                        first,
                        LINKS_FAILED,
                        failed.size() == 1
                                ? "%s failed: %s."
                                        .formatted(
                                                labels.of(first),
                                                first.failures().get(0))
                                : "%s failed, the first is %s: %s."
                                        .formatted(
                                                QuantityText.counted(failed.size(), "link"),
                                                labels.of(first),
                                                first.failures().get(0))));
    }

    private static List<Finding> warnings(RunMeasurements facts, List<LoadResult> loads) {
        List<Finding> warnings = new ArrayList<>(facts.warnings());
        facts.warmup()
                .filter(warmup -> !warmup.pass())
                .ifPresent(warmup -> warmup.reasons()
                        .forEach(reason -> warnings.add(Finding.of("warmup", "Warm-up: " + reason + '.'))));
        StartSkew.warning(facts).ifPresent(warnings::add);
        for (LoadResult load : loads) {
            List<LinkResult> links = facts.linksOf(load);
            List<Finding> ofLoad = new ArrayList<>();
            CountedLinks.of(links).warning().ifPresent(ofLoad::add);
            ofLoad.addAll(LoadWarnings.of(load, links));
            ofLoad.forEach(warning -> warnings.add(facts.hasSeveralLoads() ? warning.ofLoad(load.name()) : warning));
        }
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
