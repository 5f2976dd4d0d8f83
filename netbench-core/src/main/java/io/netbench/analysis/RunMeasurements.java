package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.HostResult;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunWindow;
import io.netbench.result.Span;
import io.netbench.result.ToolInfo;
import io.netbench.result.Warmup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run measured, before anything is concluded from it.
 *
 * @param runId public name of the run
 * @param startedAt wall-clock time of the start instant; null if it never started
 * @param tool the build
 * @param command the command line, without secrets
 * @param label what a person called the run
 * @param plan what was asked for of the whole run
 * @param loads what each load was asked for and measured, in the order of the plan
 * @param windows the phases that took place
 * @param warmup the warm-up; empty if there was none
 * @param startSkewNs spread of the instants at which agents really released the load; null if unknown
 * @param startSkewErrorNs bound of its error, from the clocks' offsets; null if unknown
 * @param totalsAllLinks what all links carried up to the last byte of the one that was lost first; only if one was
 * @param hosts the agents' hosts
 * @param endpoints in the order of the plan
 * @param links every link, in the order of the plan
 * @param errors what failed, but for links, which say it themselves
 * @param warnings what the run itself noticed
 * @param notes what the run itself has to say
 * @param ending what made it end
 */
public record RunMeasurements(
        String runId,
        Instant startedAt,
        ToolInfo tool,
        Optional<String> command,
        Optional<String> label,
        PlanSummary plan,
        List<LoadMeasurements> loads,
        List<RunWindow> windows,
        Optional<Warmup> warmup,
        Long startSkewNs,
        Long startSkewErrorNs,
        Optional<Span> totalsAllLinks,
        List<HostResult> hosts,
        List<EndpointPlace> endpoints,
        List<LinkResult> links,
        List<Finding> errors,
        List<Finding> warnings,
        List<Finding> notes,
        StopCause ending) {

    public RunMeasurements {
        windows = List.copyOf(windows);
        loads = List.copyOf(loads);
        hosts = List.copyOf(hosts);
        endpoints = List.copyOf(endpoints);
        links = List.copyOf(links);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** The measured window; empty if the run did not get there. */
    public Optional<RunWindow> measured() {
        return windows.stream()
                .filter(window -> window.phase() == RunWindow.Phase.MEASURE)
                .findFirst();
    }

    /** The links of a load, in the order of the plan. */
    List<LinkResult> linksOf(LoadResult load) {
        return links.stream().filter(link -> link.load().equals(load.name())).toList();
    }

    /** Whether a link has to be called by its load too. */
    boolean hasSeveralLoads() {
        return loads.size() > 1;
    }

    /** Length of the measured window in nanoseconds; empty if it has none. */
    public Optional<Long> measuredNs() {
        return measured().map(RunWindow::lengthNs).filter(length -> length > 0);
    }
}
