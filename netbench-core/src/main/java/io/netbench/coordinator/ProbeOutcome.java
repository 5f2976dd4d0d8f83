package io.netbench.coordinator;

import io.netbench.analysis.probe.ProbeSeries;
import io.netbench.analysis.probe.ProbedPair;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import io.netbench.result.end.KeptSamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of a run of probes.
 *
 * @param plan of the probes
 * @param samples by the name of the agent that told them
 */
record ProbeOutcome(RunPlan plan, RunResult result, Map<String, List<KeptSamples>> samples) {

    /** When its first probe was due. */
    Optional<Instant> startedAt() {
        return Optional.ofNullable(result.startedAt());
    }

    /** When its last probe was due, in nanoseconds after the first. */
    long endNs() {
        return result.measured().map(RunWindow::endNs).orElse(0L);
    }

    /** Each pair with its probes; one of which nobody told is as one that nobody answered. */
    List<ProbedPair> pairs() {
        Map<Integer, List<KeptSamples>> byLink = new HashMap<>();
        samples.values()
                .forEach(pieces -> pieces.forEach(piece -> {
                    if (piece.link().isPresent()) {
                        byLink.computeIfAbsent(piece.link().getAsInt(), link -> new ArrayList<>())
                                .add(piece);
                    }
                }));
        List<ProbedPair> pairs = new ArrayList<>();
        for (LinkPlan link : plan.links()) {
            Endpoint client = plan.endpoints().get(link.source());
            Endpoint server = plan.endpoints().get(link.sink());
            List<KeptSamples> pieces = byLink.getOrDefault(link.id(), List.of());
            if (!pieces.isEmpty()) {
                pairs.add(new ProbedPair(
                        plan.loadOf(link).name(),
                        client.name(),
                        plan.agents().get(client.agent()),
                        server.name(),
                        plan.agents().get(server.agent()),
                        ProbeSeries.of(pieces, plan.loadOf(link).keptSamples(), endNs())));
            }
        }
        return pairs;
    }

    /** How late each host woke. */
    Map<String, ProbeSeries> timers() {
        int kept = plan.loads().get(0).keptSamples();
        Map<String, ProbeSeries> timers = new HashMap<>();
        samples.forEach((agent, all) -> {
            List<KeptSamples> pieces = all.stream()
                    .filter(piece -> piece.link().equals(OptionalInt.empty()))
                    .toList();
            if (!pieces.isEmpty()) {
                timers.put(agent, ProbeSeries.of(pieces, kept, endNs()));
            }
        });
        return timers;
    }
}
