package io.netbench.suite;

import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.host.ResourceShortage;
import io.netbench.plan.PlanException;
import io.netbench.result.Finding;
import io.netbench.result.RunDigest;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteEstimate;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuitePhase;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.SuiteStatus;
import io.netbench.result.ToolInfo;
import io.netbench.result.Verdict;
import io.netbench.result.file.OutputException;
import io.netbench.text.PropertyNames;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down what a suite does, as it does it. Where that can't be kept any more, the suite goes on: what was measured is
 * still told.
 */
public final class SuiteJournal {

    private final SuiteStore store;
    private final String kind;
    private final RunLabels labels;
    private final Map<String, List<String>> parameters;
    private final SuiteEstimate estimate;
    private final InstantSource clock;
    private final String suiteId = UUID.randomUUID().toString().replace("-", "");
    private final List<SuitePhase> phases = new ArrayList<>();
    private final List<SuiteRun> runs = new ArrayList<>();

    /** Those of a suite that is resumed, until each of them is come to. */
    private final Map<String, SuiteRun> left = new LinkedHashMap<>();

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();
    private Instant startedAt;
    private ToolInfo tool;
    private String failure;

    /**
     * @param kind what makes it, such as {@code validate}
     * @param parameters what was asked for of all runs
     */
    public SuiteJournal(
            SuiteStore store,
            String kind,
            RunLabels labels,
            Map<String, List<String>> parameters,
            SuiteEstimate estimate,
            InstantSource clock) {
        this.store = store;
        this.kind = kind;
        this.labels = labels;
        this.parameters = parameters;
        this.estimate = estimate;
        this.clock = clock;
        store.earlierRuns().forEach(run -> left.put(run.name(), run));
    }

    /** Why something could not be kept; empty as long as all was. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    void plan(List<String> names) {
        names.forEach(name ->
                phases.add(new SuitePhase(name, SuitePhase.Status.PLANNED, Optional.empty(), Optional.empty())));
    }

    void begin(String phase, int runsPlanned) {
        set(new SuitePhase(phase, SuitePhase.Status.RUNNING, Optional.of(runsPlanned), Optional.empty()));
    }

    void done(String phase) {
        set(new SuitePhase(phase, SuitePhase.Status.DONE, planned(phase), Optional.empty()));
    }

    void skip(String phase, String reason) {
        set(new SuitePhase(phase, SuitePhase.Status.SKIPPED, Optional.empty(), Optional.of(reason)));
    }

    private Optional<Integer> planned(String phase) {
        return phases.stream()
                .filter(one -> one.name().equals(phase))
                .findFirst()
                .flatMap(SuitePhase::runsPlanned);
    }

    private void set(SuitePhase phase) {
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).name().equals(phase.name())) {
                phases.set(i, phase);
                return;
            }
        }
        phases.add(phase);
    }

    void error(Finding finding) {
        errors.add(finding);
    }

    void note(Finding finding) {
        notes.add(finding);
    }

    List<Finding> errors() {
        return List.copyOf(errors);
    }

    /** Why it is not complete: its errors, each with the host that it is about. */
    List<String> reasons() {
        return errors.stream()
                .map(error -> error.subject().map(host -> host + ": ").orElse("") + error.text())
                .toList();
    }

    List<Finding> notes() {
        return List.copyOf(notes);
    }

    /** A run that an interrupted suite has left, whole. */
    Optional<RunResult> earlier(String run) {
        return Optional.ofNullable(store.earlier().get(run));
    }

    /** A run has ended. */
    void ran(String name, String phase, Map<String, String> with, RunResult result) {
        tool = tool == null ? result.tool() : tool;
        startedAt = startedAt == null ? result.startedAt() : startedAt;
        left.remove(name);
        keeping(() -> store.keep(name, result)
                .ifPresent(kept -> runs.add(new SuiteRun(
                        name,
                        phase,
                        with,
                        kept.result(),
                        kept.file(),
                        kept.file().map(file -> RunDigest.of(result)),
                        Optional.empty()))));
        write(SuiteStatus.RUNNING, Optional.empty(), List.of(), null, /* isBroken= */ false);
    }

    /** A run did not take place. */
    void skipped(String name, String phase, Map<String, String> with, String reason) {
        left.remove(name);
        runs.add(new SuiteRun(
                name, phase, with, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason)));
    }

    /** It is over; phases that did not come to their end say why. */
    void end(SuiteStatus status, Verdict verdict, List<SuiteFinding> findings, String reasonOfCut) {
        cut(reasonOfCut);
        if (failure == null) {
            write(status, Optional.of(verdict), findings, clock.instant(), /* isBroken= */ false);
            return;
        }
        errors.add(Finding.of("not_kept", "Not all that was measured could be kept: " + failure));
        boolean isPassed = verdict.outcome() == Verdict.Outcome.PASSED;
        write(
                status == SuiteStatus.COMPLETE ? SuiteStatus.INCOMPLETE : status,
                Optional.of(
                        isPassed
                                ? new Verdict(Verdict.Outcome.INCOMPLETE, Verdict.INCOMPLETE_STATUS, reasons())
                                : verdict),
                findings,
                clock.instant(),
                /* isBroken= */ false);
    }

    /** Something ended it that nobody foresaw: what was measured is kept, with runs that it had before and did not come to. */
    void broke(Throwable failure) {
        try {
            errors.add(endedBy(failure));
            cut("the suite was ended by an error");
            Verdict verdict = new Verdict(Verdict.Outcome.INCOMPLETE, Verdict.INCOMPLETE_STATUS, reasons());
            write(SuiteStatus.INCOMPLETE, Optional.of(verdict), List.of(), clock.instant(), /* isBroken= */ true);
        } catch (RuntimeException | Error again) {
            if (again != failure) {
                failure.addSuppressed(again);
            }
        }
    }

    private static Finding endedBy(Throwable failure) {
        String code = failure instanceof PlanException ? "plan_refused" : "internal_error";
        String why = failure instanceof PlanException
                ? PropertyNames.WORDS.in(failure.getMessage())
                : ResourceShortage.reason(failure).orElseGet(() -> "internal error: " + inOneLine(failure));
        return Finding.of(code, "It ended before its time: " + why);
    }

    private static String inOneLine(Throwable failure) {
        String type = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? type
                : type + ": "
                        + PropertyNames.WORDS.in(message.lines().findFirst().orElseThrow());
    }

    private void cut(String reason) {
        for (SuitePhase phase : List.copyOf(phases)) {
            if (phase.status() == SuitePhase.Status.RUNNING) {
                set(new SuitePhase(phase.name(), SuitePhase.Status.CUT, phase.runsPlanned(), Optional.of(reason)));
            } else if (phase.status() == SuitePhase.Status.PLANNED) {
                skip(phase.name(), reason);
            }
        }
    }

    /** @param isBroken whether something ended it that nobody foresaw */
    private void write(
            SuiteStatus status,
            Optional<Verdict> verdict,
            List<SuiteFinding> findings,
            Instant endedAt,
            boolean isBroken) {
        if (tool == null) {
            return;
        }
        Map<String, String> absent =
                Map.of("started_at", "no run of it was started", "ended_at", "it has not ended, or was not seen to");
        SuiteResult suite = new SuiteResult(
                SuiteResult.SCHEMA,
                suiteId,
                kind,
                startedAt,
                endedAt,
                tool,
                labels.command(),
                labels.label(),
                status,
                verdict,
                errors,
                List.of(),
                notes,
                parameters,
                Optional.of(estimate),
                phases,
                findings,
                Optional.empty(),
                runs(status, isBroken),
                absent);
        keeping(() -> store.write(suite));
    }

    /** As long as it is not over, runs that it has not come to are what it had before: who resumes it again takes them. */
    private List<SuiteRun> runs(SuiteStatus status, boolean isBroken) {
        boolean isOver = status == SuiteStatus.COMPLETE || (status == SuiteStatus.INCOMPLETE && !isBroken);
        List<SuiteRun> all = new ArrayList<>(runs);
        left.values().stream().filter(run -> !isOver && isPlanned(run.phase())).forEach(all::add);
        return all;
    }

    private boolean isPlanned(String phase) {
        return phases.stream().anyMatch(one -> one.name().equals(phase));
    }

    private void keeping(Runnable action) {
        try {
            action.run();
        } catch (OutputException e) {
            failure = failure == null ? e.getMessage() : failure;
        }
    }
}
