package io.netbench.result;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Several runs with one verdict over them: a validation, a sweep, a scenario, repeats. Written anew as each run ends, so that
 * a coordinator that dies loses at most the run in progress. The root of the suite document.
 *
 * @param schema always {@value #SCHEMA}
 * @param suiteId public name of the suite
 * @param kind what made it, such as {@code validate}, {@code sweep} or {@code scenario}
 * @param startedAt wall-clock time at which its first run was started; null if none was
 * @param endedAt when it ended; null of one that did not, or was not seen to
 * @param tool the build that made it
 * @param command the command line, without secrets; empty when the suite was started by a program
 * @param label what a person called it
 * @param status how far it came
 * @param verdict what it comes to; empty as long as it is not over. It outweighs its runs as exit statuses do
 * @param errors what failed
 * @param warnings what makes figures doubtful
 * @param notes what helps to read them
 * @param parameters what was varied, or asked for of all runs: all values of each, by the name of what it sets
 * @param estimate what it was expected to take, before it began
 * @param phases what it consists of, in order; those that did not come, or were left out, say why
 * @param findings what it found out, the weightiest first
 * @param comparison what became better or worse against a baseline; empty where it was held against none
 * @param runs its runs, in the order in which they were started
 * @param absent why a figure is null
 */
public record SuiteResult(
        String schema,
        String suiteId,
        String kind,
        Instant startedAt,
        Instant endedAt,
        ToolInfo tool,
        Optional<String> command,
        Optional<String> label,
        SuiteStatus status,
        Optional<Verdict> verdict,
        List<Finding> errors,
        List<Finding> warnings,
        List<Finding> notes,
        Map<String, List<String>> parameters,
        Optional<SuiteEstimate> estimate,
        List<SuitePhase> phases,
        List<SuiteFinding> findings,
        Optional<Comparison> comparison,
        List<SuiteRun> runs,
        Map<String, String> absent) {

    /** Name and version of the document; removing or changing a field raises the version. */
    public static final String SCHEMA = "netbench-suite/1";

    /** Code of the note on a suite that had nothing to judge by: it passed, and nothing was found to be good. */
    public static final String ONLY_MEASURED = "only_measured";

    public SuiteResult {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("schema must be " + SCHEMA + ", got: " + schema);
        }
        Require.text("suite_id", suiteId);
        if (!Require.text("kind", kind).matches("[a-z][a-z0-9_-]*")) {
            throw new IllegalArgumentException("kind must be of a-z, 0-9, - and _, got: " + kind);
        }
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(status, "status");
        if (verdict.isPresent() == (status == SuiteStatus.RUNNING)) {
            throw new IllegalArgumentException(
                    "verdict must be there exactly when the suite is over, got: status " + status);
        }
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        parameters = Ordered.copyOf(parameters);
        phases = List.copyOf(phases);
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        requireNames(phases, runs);
        absent = Absent.from(absent)
                .figure("started_at", startedAt)
                .figure("ended_at", endedAt)
                .reasons();
    }

    /** The same held against a baseline, which its verdict takes into account. */
    public SuiteResult withComparison(Comparison baseline) {
        return new SuiteResult(
                schema,
                suiteId,
                kind,
                startedAt,
                endedAt,
                tool,
                command,
                label,
                status,
                verdict.map(baseline::joined),
                errors,
                warnings,
                notes,
                parameters,
                estimate,
                phases,
                findings,
                Optional.of(baseline.changesOnly()),
                runs,
                absent);
    }

    /** The same with other runs in the place of its own. */
    public SuiteResult withRuns(List<SuiteRun> others) {
        return new SuiteResult(
                schema,
                suiteId,
                kind,
                startedAt,
                endedAt,
                tool,
                command,
                label,
                status,
                verdict,
                errors,
                warnings,
                notes,
                parameters,
                estimate,
                phases,
                findings,
                comparison,
                others,
                absent);
    }

    private static void requireNames(List<SuitePhase> phases, List<SuiteRun> runs) {
        Set<String> ofPhases = new HashSet<>();
        phases.forEach(phase -> ofPhases.add(phase.name()));
        Set<String> ofRuns = new HashSet<>();
        for (SuiteRun run : runs) {
            if (!ofRuns.add(run.name())) {
                throw new IllegalArgumentException("runs must have a name each, got twice: " + run.name());
            }
            if (!ofPhases.contains(run.phase())) {
                throw new IllegalArgumentException("runs must name one of the phases, got: " + run.phase());
            }
        }
    }

    /** Whether there was nothing to judge by, so that to have passed says nothing. */
    public boolean isOnlyMeasured() {
        return notes.stream().anyMatch(note -> note.code().equals(ONLY_MEASURED));
    }
}
