package io.netbench.analysis;

import io.netbench.result.Check;
import io.netbench.result.Finding;
import io.netbench.result.HostResult;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.PlanSummary;
import io.netbench.result.Rounds;
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
 * @param plan what was asked for
 * @param windows the phases that took place
 * @param warmup the warm-up; empty if there was none
 * @param startSkewNs spread of the instants at which agents really released the load; null if unknown
 * @param startSkewErrorNs bound of its error, from the clocks' offsets; null if unknown
 * @param latencies latency histograms that make up the totals; when there are none, those of the links do
 * @param steady what all links carried in the steady part; empty if there was none
 * @param firstDone what all links carried until the first was done; only with a byte target
 * @param lastDone what all links carried until the last was done; only with a byte target
 * @param totalsAllLinks what all links carried up to the last byte of the one that was lost first; only if one was
 * @param thresholds conditions that a person asked for
 * @param hosts the agents' hosts
 * @param links every link, in the order of the plan
 * @param rounds barrier rounds
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
        List<RunWindow> windows,
        Optional<Warmup> warmup,
        Long startSkewNs,
        Long startSkewErrorNs,
        List<LatencyHistogram> latencies,
        Optional<Span> steady,
        Optional<Span> firstDone,
        Optional<Span> lastDone,
        Optional<Span> totalsAllLinks,
        List<Check> thresholds,
        List<HostResult> hosts,
        List<LinkResult> links,
        Optional<Rounds> rounds,
        List<Finding> errors,
        List<Finding> warnings,
        List<Finding> notes,
        StopCause ending) {

    public RunMeasurements {
        windows = List.copyOf(windows);
        latencies = List.copyOf(latencies);
        thresholds = List.copyOf(thresholds);
        hosts = List.copyOf(hosts);
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

    /** Length of the measured window in nanoseconds; empty if it has none. */
    public Optional<Long> measuredNs() {
        return measured().map(RunWindow::lengthNs).filter(length -> length > 0);
    }
}
