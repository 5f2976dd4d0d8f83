package io.netbench.coordinator;

import io.netbench.analysis.probe.Phase;
import io.netbench.analysis.probe.ProbeRecord;
import io.netbench.analysis.probe.SelfTimes;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbePlanner;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Puts probes and the load that they went beside on one line of time. */
final class ProbeRecords {

    /** The first probes of all find cold code and cold caches. */
    private static final long SETTLING_NS = 200_000_000L;

    private final RunPlan plan;
    private final ProbeRequest request;
    private final RunResult load;
    private final Optional<ProbeOutcome> outcome;

    /** @param outcome of the probes; empty if there were none, or nothing came of them */
    ProbeRecords(RunPlan plan, RunResult load, Optional<ProbeOutcome> outcome) {
        this.plan = plan;
        this.request = plan.probes().orElseThrow();
        this.load = load;
        this.outcome = outcome;
    }

    /**
     * All that is known.
     *
     * @param idleUntil when the first operations of the load began
     * @param soloBefore operations of the load, one at a time, before it
     * @param soloAfter the same after it
     * @param failures what went wrong beside what the probes tell
     */
    ProbeRecord of(Instant idleUntil, SelfTimes soloBefore, SelfTimes soloAfter, List<Finding> failures) {
        Optional<Instant> from = outcome.flatMap(ProbeOutcome::startedAt);
        return new ProbeRecord(
                Stream.of(ProbeKind.values())
                        .filter(request::has)
                        .map(ProbeKind::optionName)
                        .toList(),
                ProbePlanner.PROBE_BYTES,
                ProbePlanner.WIRE_BYTES,
                dscp(),
                request.aroundNs(),
                outcome.map(ProbeOutcome::pairs).orElse(List.of()),
                outcome.map(ProbeOutcome::timers).orElse(Map.of()),
                from.map(begin -> new Phase(
                        SETTLING_NS, Duration.between(begin, idleUntil).toNanos())),
                from.flatMap(this::loaded),
                from.flatMap(this::after),
                soloBefore,
                soloAfter,
                all(failures));
    }

    private Optional<Integer> dscp() {
        return Stream.of(request.dscp(), plan.data().socket().dscp())
                .filter(OptionalInt::isPresent)
                .findFirst()
                .map(OptionalInt::getAsInt);
    }

    private Optional<Phase> loaded(Instant begin) {
        return load.measured()
                .filter(window -> load.startedAt() != null)
                .map(window -> new Phase(at(begin, window.startNs()), at(begin, window.endNs())));
    }

    private Optional<Phase> after(Instant begin) {
        long toNs = outcome.map(ProbeOutcome::endNs).orElse(0L) - ProbedRun.GRACE_NS;
        return load.windows().stream()
                .filter(window -> window.phase() == RunWindow.Phase.DRAIN && load.startedAt() != null)
                .map(window -> new Phase(at(begin, window.endNs()), toNs))
                .filter(phase -> phase.toNs() > phase.fromNs())
                .findFirst();
    }

    /** An instant of the load on the time line of the probes: both began by this host's clock. */
    private long at(Instant begin, long ns) {
        return Duration.between(begin, load.startedAt()).toNanos() + ns;
    }

    /** What the load met too is told once. */
    private List<Finding> all(List<Finding> failures) {
        List<Finding> all = new ArrayList<>(failures);
        outcome.map(of -> of.result().errors()).orElse(List.of()).stream()
                .filter(error -> load.errors().stream()
                        .noneMatch(same -> same.code().equals(error.code())
                                && same.subject().equals(error.subject())))
                .forEach(error -> all.add(new Finding(
                        ProbedRun.INCOMPLETE, error.subject(), Optional.empty(), "Probes: " + error.text())));
        return all;
    }
}
