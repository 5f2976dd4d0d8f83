package io.netbench.suite;

import io.netbench.analysis.contention.PortFlow;
import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.result.Finding;
import io.netbench.result.LostHosts;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteStatus;
import io.netbench.result.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes runs one after another. A host that is lost is asked once more; lost again, what needs it is left out, and the rest
 * goes on.
 */
public final class SeriesSuite {

    /** So often in a row is a host lost before it is given up. */
    private static final int LOSSES = 2;

    private final SeriesOrder order;
    private final Runs runs;
    private final SuiteJournal journal;
    private final SeriesListener listener;
    private final Map<String, Integer> losses = new HashMap<>();
    private final Set<String> givenUp = new LinkedHashSet<>();
    private final List<RunRecord> records = new ArrayList<>();
    private Function<List<RunRecord>, List<SuiteFinding>> conclusions = all -> List.of();
    private Verdict interrupted;

    public SeriesSuite(SeriesOrder order, Runs runs, SuiteJournal journal, SeriesListener listener) {
        this.order = order;
        this.runs = runs;
        this.journal = journal;
        this.listener = listener;
    }

    /** It is of loads that run alone and together, and tells what they lost to each other. */
    public SeriesSuite ofContention() {
        conclusions = ContentionSeries::findings;
        return this;
    }

    /** Runs to its end, or to the first run that somebody ended. Where it fails, what it has is kept before that is thrown. */
    public SeriesOutcome run() {
        try {
            return series();
        } catch (RuntimeException | Error failure) {
            journal.broke(failure);
            throw failure;
        }
    }

    private SeriesOutcome series() {
        journal.plan(order.phases().stream().map(SeriesPhase::name).toList());
        int all = (int) order.runs().count();
        long leftNs = order.runs().mapToLong(PlannedRun::estimatedNs).sum();
        int number = 0;
        for (SeriesPhase phase : order.phases()) {
            if (interrupted != null) {
                break;
            }
            journal.begin(phase.name(), phase.runs().size());
            for (PlannedRun run : phase.runs()) {
                listener.begins(run, ++number, all, leftNs);
                make(phase, run);
                leftNs -= run.estimatedNs();
                if (interrupted != null) {
                    break;
                }
            }
            if (interrupted == null) {
                journal.done(phase.name());
            }
        }
        return end();
    }

    private void make(SeriesPhase phase, PlannedRun run) {
        Optional<String> missing =
                run.agents().stream().filter(givenUp::contains).findFirst();
        if (missing.isPresent()) {
            String reason = "it needs " + missing.get() + ", which was lost";
            journal.skipped(run.name(), phase.name(), run.parameters(), reason);
            record(new RunRecord(phase, run, List.of(), List.of(), Optional.empty(), Optional.of(reason)));
            return;
        }
        RunResult result = journal.earlier(run.name()).orElseGet(() -> runs.run(run.plan(), listener.run()));
        journal.ran(run.name(), phase.name(), run.parameters(), result);
        if (result.status() == RunStatus.INTERRUPTED) {
            interrupted = result.verdict();
        } else {
            note(run, result);
        }
        record(new RunRecord(
                phase,
                run,
                LoadFigures.of(result),
                PortFlow.of(result),
                Optional.of(result.verdict()),
                Optional.empty()));
    }

    private void record(RunRecord record) {
        records.add(record);
        listener.ended(record);
    }

    private void note(PlannedRun run, RunResult result) {
        Map<String, String> lost = new HashMap<>();
        for (Finding error : result.errors()) {
            if (LostHosts.tells(error)) {
                error.subject().ifPresent(agent -> lost.putIfAbsent(agent, error.text()));
            }
        }
        for (String agent : run.agents()) {
            if (!lost.containsKey(agent)) {
                losses.remove(agent);
                continue;
            }
            listener.hostLost(agent, lost.get(agent));
            if (losses.merge(agent, 1, Integer::sum) >= LOSSES) {
                givenUp.add(agent);
                journal.error(Finding.about(
                        agent,
                        "host_lost",
                        "Lost in %s and in the run before; runs that need it were left out: %s"
                                .formatted(run.name(), lost.get(agent))));
            }
        }
        if (result.status() == RunStatus.INCOMPLETE) {
            journal.error(Finding.of(
                    "run_incomplete",
                    run.name() + " is incomplete: "
                            + result.errors().stream()
                                    .findFirst()
                                    .map(Finding::text)
                                    .orElse("it does not say why.")));
        }
    }

    private SeriesOutcome end() {
        List<FanInCurve> curves = order.phases().stream()
                .flatMap(phase -> FanInCurve.of(phase, records).stream())
                .toList();
        Verdict verdict = verdict();
        SuiteStatus status =
                switch (verdict.outcome()) {
                    case INTERRUPTED -> SuiteStatus.INTERRUPTED;
                    case INCOMPLETE -> SuiteStatus.INCOMPLETE;
                    default -> SuiteStatus.COMPLETE;
                };
        journal.end(
                status,
                verdict,
                Stream.concat(curves.stream().map(FanInCurve::finding), conclusions.apply(records).stream())
                        .toList(),
                interrupted == null ? "the series ended before it" : "the series was interrupted");
        return new SeriesOutcome(order, records, curves, verdict, journal.errors());
    }

    private Verdict verdict() {
        if (interrupted != null) {
            return interrupted;
        }
        List<String> reasons = new ArrayList<>(journal.reasons());
        boolean isAnyMissing = records.stream().anyMatch(record -> !record.isWhole());
        boolean hasAnyFailed = false;
        for (RunRecord record : records) {
            boolean isFailed = record.verdict()
                    .filter(of -> of.outcome() == Verdict.Outcome.FAILED)
                    .isPresent();
            if (isFailed) {
                hasAnyFailed = true;
                record.verdict()
                        .get()
                        .reasons()
                        .forEach(reason -> reasons.add(record.run().name() + ": " + reason));
            }
        }
        if (isAnyMissing || !journal.errors().isEmpty()) {
            return new Verdict(Verdict.Outcome.INCOMPLETE, Verdict.INCOMPLETE_STATUS, reasons);
        }
        return hasAnyFailed
                ? new Verdict(Verdict.Outcome.FAILED, Verdict.FAILED_STATUS, reasons)
                : new Verdict(Verdict.Outcome.PASSED, Verdict.PASSED_STATUS, reasons);
    }
}
