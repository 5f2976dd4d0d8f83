package io.netbench.result;

import io.netbench.text.PropertyNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
 * @param plan what was asked for of the whole run
 * @param loads what ran side by side, in the order of the plan; what was asked of each and what it gave
 * @param windows the phases on the run's time line
 * @param warmup the warm-up; empty if there was none
 * @param totals all links together, of all loads
 * @param totalsAllLinks totals up to the last byte of the link that was lost first; only if one was lost
 * @param toolCeiling how far it was from the tool's own limit; only where that was measured with the same settings
 * @param latencyUnderLoad what probes beside the loads saw; empty if there were none
 * @param checks thresholds that loads were held against
 * @param comparison what became better or worse against a baseline; empty where it was held against none
 * @param hosts the agents' hosts
 * @param endpoints what each endpoint sent and received in all, in the order of the plan
 * @param links every link, in the order of the plan: load by load
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
        List<LoadResult> loads,
        List<RunWindow> windows,
        Optional<Warmup> warmup,
        Totals totals,
        Optional<Span> totalsAllLinks,
        Optional<ToolCeiling> toolCeiling,
        Optional<UnderLoad> latencyUnderLoad,
        List<Check> checks,
        Optional<Comparison> comparison,
        List<HostResult> hosts,
        List<EndpointResult> endpoints,
        List<LinkResult> links,
        Map<String, String> absent) {

    /** Name and version of the document; removing or changing a field raises the version. */
    public static final String SCHEMA = "netbench-result/2";

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
        loads = List.copyOf(loads);
        if (loads.isEmpty()) {
            throw new IllegalArgumentException("loads must be at least one, got: none");
        }
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        windows = List.copyOf(windows);
        checks = List.copyOf(checks);
        hosts = List.copyOf(hosts);
        endpoints = List.copyOf(endpoints);
        links = List.copyOf(links);
        requireLoads(loads, links);
        absent = Absent.from(absent).figure("started_at", startedAt).reasons();
    }

    private static void requireLoads(List<LoadResult> loads, List<LinkResult> links) {
        Set<String> names = new HashSet<>();
        for (LoadResult load : loads) {
            if (!names.add(load.name())) {
                throw new IllegalArgumentException("loads must have a name each, got twice: " + load.name());
            }
        }
        for (LinkResult link : links) {
            if (!names.contains(link.load())) {
                throw new IllegalArgumentException("links must name one of the loads, got: " + link.load());
            }
        }
    }

    /** The load of a link. */
    public LoadResult loadOf(LinkResult link) {
        return loads.stream()
                .filter(load -> load.name().equals(link.load()))
                .findFirst()
                .orElseThrow();
    }

    /** The links of a load, in the order of the plan. */
    public List<LinkResult> linksOf(LoadResult load) {
        return links.stream().filter(link -> link.load().equals(load.name())).toList();
    }

    /** Whether loads ran side by side, so that a link's two ends do not tell which one is meant. */
    public boolean hasSeveralLoads() {
        return loads.size() > 1;
    }

    /** The measured window; empty if the run did not get there. */
    public Optional<RunWindow> measured() {
        return windows.stream()
                .filter(window -> window.phase() == RunWindow.Phase.MEASURE)
                .findFirst();
    }

    /** The same, beside the tool's own limit. */
    public RunResult withToolCeiling(ToolCeiling ceiling) {
        return with(Optional.of(ceiling), latencyUnderLoad, errors, warnings, notes, endpoints, links);
    }

    /** The same held against a baseline, which its verdict takes into account. */
    public RunResult withComparison(Comparison baseline) {
        return new RunResult(
                schema,
                runId,
                startedAt,
                tool,
                command,
                label,
                status,
                baseline.joined(verdict),
                errors,
                warnings,
                notes,
                plan,
                loads,
                windows,
                warmup,
                totals,
                totalsAllLinks,
                toolCeiling,
                latencyUnderLoad,
                checks,
                Optional.of(baseline.changesOnly()),
                hosts,
                endpoints,
                links,
                absent);
    }

    /** The same, with what its endpoints sent and received. */
    public RunResult withEndpoints(List<EndpointResult> known) {
        return with(toolCeiling, latencyUnderLoad, errors, warnings, notes, known, links);
    }

    /** The same with other links, of which it has figures. */
    public RunResult withLinks(List<LinkResult> others) {
        return with(toolCeiling, latencyUnderLoad, errors, warnings, notes, endpoints, others);
    }

    /** The same, with these errors instead. */
    public RunResult withErrors(List<Finding> others) {
        return with(toolCeiling, latencyUnderLoad, others, warnings, notes, endpoints, links);
    }

    /** The same, with what probes beside it saw, and what there is to say of that. */
    public RunResult withLatencyUnderLoad(
            Optional<UnderLoad> seen, List<Finding> moreWarnings, List<Finding> moreNotes) {
        return with(
                toolCeiling, seen, errors, joined(warnings, moreWarnings), joined(notes, moreNotes), endpoints, links);
    }

    private static List<Finding> joined(List<Finding> first, List<Finding> second) {
        List<Finding> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The same, with one more thing to say. */
    public RunResult withNote(Finding note) {
        List<Finding> more = new ArrayList<>(notes);
        more.add(note);
        return with(toolCeiling, latencyUnderLoad, errors, warnings, more, endpoints, links);
    }

    /** The same, with names in the places that its messages leave for those of properties. */
    public RunResult named(PropertyNames names) {
        return with(
                toolCeiling,
                latencyUnderLoad,
                named(errors, names),
                named(warnings, names),
                named(notes, names),
                endpoints,
                links.stream().map(link -> link.named(names)).toList());
    }

    private static List<Finding> named(List<Finding> findings, PropertyNames names) {
        return findings.stream()
                .map(finding ->
                        new Finding(finding.code(), finding.subject(), finding.load(), names.in(finding.text())))
                .toList();
    }

    private RunResult with(
            Optional<ToolCeiling> ceiling,
            Optional<UnderLoad> probed,
            List<Finding> failed,
            List<Finding> warned,
            List<Finding> said,
            List<EndpointResult> known,
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
                loads,
                windows,
                warmup,
                totals,
                totalsAllLinks,
                ceiling,
                probed,
                checks,
                comparison,
                hosts,
                known,
                carried,
                absent);
    }
}
