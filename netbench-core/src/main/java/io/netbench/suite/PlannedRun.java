package io.netbench.suite;

import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SoloPlanner;
import io.netbench.plan.TrialPlanner;
import io.netbench.suite.sweep.Sweep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * A run of a series that is to be made.
 *
 * @param name what tells it from the others of its suite, and is the name of its file
 * @param visit its point of the sweep, and which of its repeats it is
 */
public record PlannedRun(String name, Sweep.Visit visit, RunPlan plan) {

    /** Hello, connecting, the way to the start, the drain and the report. */
    private static final long BETWEEN_RUNS_NS = 500_000_000L;

    /** What it is expected to take, as far as times say it: what ends by bytes alone is counted by its warm-up. */
    public long estimatedNs() {
        long probingNs = plan.probes().map(this::probingNs).orElse(0L);
        return plan.schedule().warmupNs() + plan.windowNs().orElse(0) + probingNs + BETWEEN_RUNS_NS;
    }

    private long probingNs(ProbeRequest probes) {
        long aroundNs = probes.hasOwn() ? 2 * probes.aroundNs() : 0;
        long trialNs = probes.hasOwn() && TrialPlanner.hasLines(plan) ? TrialPlanner.LASTS_NS + BETWEEN_RUNS_NS : 0;
        long aloneNs = probes.has(ProbeKind.SELF) ? 2 * (SoloPlanner.lastsNs(plan) + BETWEEN_RUNS_NS) : 0;
        return aroundNs + trialNs + aloneNs;
    }

    /** Payload that it will move; empty where only the network decides that. */
    public Optional<Long> estimatedBytes() {
        double bytes = 0;
        for (Load load : plan.loads()) {
            OptionalLong endNs = load.span().endNs(plan.schedule());
            for (LinkPlan link : load.links()) {
                OptionalLong target = link.load().targetBytes();
                OptionalLong rate = link.load().rateBitsPerS();
                double most = Double.POSITIVE_INFINITY;
                if (rate.isPresent() && endNs.isPresent()) {
                    most = rate.getAsLong()
                            / 8.0
                            * (endNs.getAsLong() - load.span().beginNs())
                            / 1e9;
                }
                most = Math.min(most, target.isPresent() ? target.getAsLong() : Double.POSITIVE_INFINITY);
                if (load.rounds().isPresent()) {
                    most = Math.min(
                            most,
                            (double) load.rounds().getAsLong() * link.load().blockSizeBytes());
                }
                bytes += most;
            }
        }
        return Double.isInfinite(bytes) ? Optional.empty() : Optional.of((long) bytes);
    }

    /** What was set for it and not for all, as a document has it. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(visit.point().parameters());
        parameters.put("repeat", Integer.toString(visit.repeat()));
        return parameters;
    }

    /** Agents without which it is another run. */
    Set<String> agents() {
        Set<String> agents = new TreeSet<>();
        plan.links().forEach(link -> {
            agents.add(plan.agents().get(plan.endpoints().get(link.source()).agent()));
            agents.add(plan.agents().get(plan.endpoints().get(link.sink()).agent()));
        });
        return agents;
    }
}
