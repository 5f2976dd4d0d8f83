package io.netbench.result;

import io.netbench.text.PropertyNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One run: what was asked for, what came of it, and on what. The root of the result document.
 *
 * @param schema always {@value #SCHEMA}
 * @param runId public name of the run
 * @param startedAt wall-clock time of the start instant T
 * @param tool the build that made it
 * @param command the command line, without secrets; empty when the run was started by a program
 * @param label what a person called the run
 * @param status how far it came
 * @param verdict what it comes to
 * @param errors what failed
 * @param warnings what makes figures doubtful
 * @param notes what helps to read them
 * @param plan what was asked for
 * @param windows the phases on the run's time line
 * @param warmup the warm-up; empty if there was none
 * @param totals all links together
 * @param totalsAllLinks totals up to the last byte of the link that was lost first; only if one was lost
 * @param steady the part of the window in which all links were active
 * @param toolCeiling how far it was from the tool's own limit; only where that was measured with the same settings
 * @param checks conditions that the run was held against
 * @param hosts the agents' hosts
 * @param links every link, in the order of the plan
 * @param rounds barrier rounds; only with barriers
 * @param absent why a figure is null
 */
public record RunResult(
        String schema,
        String runId,
        Instant startedAt,
        ToolInfo tool,
        Optional<String> command,
        Optional<String> label,
        RunStatus status,
        Verdict verdict,
        List<Finding> errors,
        List<Finding> warnings,
        List<Finding> notes,
        PlanSummary plan,
        List<RunWindow> windows,
        Optional<Warmup> warmup,
        Totals totals,
        Optional<Span> totalsAllLinks,
        Span steady,
        Optional<ToolCeiling> toolCeiling,
        List<Check> checks,
        List<HostResult> hosts,
        List<LinkResult> links,
        Optional<Rounds> rounds,
        Map<String, String> absent) {

    /** Name and version of the document; removing or changing a field raises the version. */
    public static final String SCHEMA = "netbench-result/1";

    public RunResult {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("schema must be " + SCHEMA + ", got: " + schema);
        }
        Require.text("run_id", runId);
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(totals, "totals");
        Objects.requireNonNull(steady, "steady");
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        windows = List.copyOf(windows);
        checks = List.copyOf(checks);
        hosts = List.copyOf(hosts);
        links = List.copyOf(links);
        absent = Absent.from(absent).figure("started_at", startedAt).reasons();
    }

    /** The same, beside the tool's own limit. */
    public RunResult withToolCeiling(ToolCeiling ceiling) {
        return with(Optional.of(ceiling), errors, warnings, notes, links);
    }

    /** The same, with one more thing to say. */
    public RunResult withNote(Finding note) {
        List<Finding> more = new ArrayList<>(notes);
        more.add(note);
        return with(toolCeiling, errors, warnings, more, links);
    }

    /** The same, with names in the places that its messages leave for those of properties. */
    public RunResult named(PropertyNames names) {
        return with(
                toolCeiling,
                named(errors, names),
                named(warnings, names),
                named(notes, names),
                links.stream().map(link -> link.named(names)).toList());
    }

    private static List<Finding> named(List<Finding> findings, PropertyNames names) {
        return findings.stream()
                .map(finding -> new Finding(finding.code(), finding.subject(), names.in(finding.text())))
                .toList();
    }

    private RunResult with(
            Optional<ToolCeiling> ceiling,
            List<Finding> failed,
            List<Finding> warned,
            List<Finding> said,
            List<LinkResult> carried) {
        return new RunResult(
                schema,
                runId,
                startedAt,
                tool,
                command,
                label,
                status,
                verdict,
                failed,
                warned,
                said,
                plan,
                windows,
                warmup,
                totals,
                totalsAllLinks,
                steady,
                ceiling,
                checks,
                hosts,
                carried,
                rounds,
                absent);
    }
}
