package io.netbench.analysis.probe;

import io.netbench.analysis.Loopback;
import io.netbench.analysis.WireEstimate;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the lines of endpoints carried when they were given as much as they took. */
public final class LineRates {

    private final Map<String, Double> in = new HashMap<>();
    private final Map<String, Double> out = new HashMap<>();
    private final Map<String, Integer> links = new HashMap<>();

    private LineRates() {}

    /**
     * Bytes a second on the wire in the direction in which an endpoint carried more, by its name. What carried nothing, or
     * never left its host, is left out.
     *
     * @param trial a run of streams
     */
    public static Map<String, Double> of(RunResult trial) {
        List<LinkResult> carried = trial.links().stream()
                .filter(link -> link.goodputBytesPerS() != null && link.goodputBytesPerS() > 0)
                .toList();
        return Loopback.carriesAll(trial.plan().local(), carried) ? Map.of() : new LineRates().of(trial, carried);
    }

    private Map<String, Double> of(RunResult trial, List<LinkResult> carried) {
        for (LinkResult link : carried) {
            double wire = wireOf(trial, link);
            out.merge(link.source(), wire, Double::sum);
            in.merge(link.sink(), wire, Double::sum);
            links.merge(link.source(), 1, Integer::sum);
            links.merge(link.sink(), 1, Integer::sum);
        }
        Map<String, Double> rates = new HashMap<>();
        for (LinkResult link : carried) {
            double share = timedOut(link) ? shareOfHub(link) : 0;
            rates.merge(link.source(), Math.max(share, mostOf(link.source())), Math::max);
            rates.merge(link.sink(), Math.max(share, mostOf(link.sink())), Math::max);
        }
        return rates;
    }

    /** Where nobody knows how full segments were, payload is the least that the wire carried. */
    private static double wireOf(RunResult trial, LinkResult link) {
        return link.goodputBytesPerS()
                / WireEstimate.payloadShare(trial.loadOf(link), link).orElse(1);
    }

    private double mostOf(String endpoint) {
        return Math.max(in.getOrDefault(endpoint, 0.0), out.getOrDefault(endpoint, 0.0));
    }

    /** A link that lost the last of what it had in flight stood still among others: its line may carry as much as theirs. */
    private static boolean timedOut(LinkResult link) {
        return Optional.ofNullable(link.tcp().source())
                .flatMap(source -> source.timeouts())
                .filter(timeouts -> timeouts > 0)
                .isPresent();
    }

    private double shareOfHub(LinkResult link) {
        String hub = links.get(link.source()) > links.get(link.sink()) ? link.source() : link.sink();
        return mostOf(hub) / links.get(hub);
    }
}
