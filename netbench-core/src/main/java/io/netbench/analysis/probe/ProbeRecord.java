package io.netbench.analysis.probe;

import io.netbench.result.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that probes beside a load brought, before anything is concluded from it. Phases are empty where the load did not get there.
 *
 * @param kinds that were asked for, as options have them
 * @param payloadBytes of a probe
 * @param wireBytes of a probe in one direction, with headers
 * @param dscp of probes
 * @param aroundNs for how long was probed before and after
 * @param pairs with their probes
 * @param timers how late hosts woke, by name of the host
 * @param idle before the load
 * @param loaded the load's window
 * @param after when the load had drained
 * @param selfIdle operations of the load, one at a time, before it
 * @param selfAfter the same after it
 * @param failures what went wrong with the probes
 */
public record ProbeRecord(
        List<String> kinds,
        int payloadBytes,
        int wireBytes,
        Optional<Integer> dscp,
        long aroundNs,
        List<ProbedPair> pairs,
        Map<String, ProbeSeries> timers,
        Optional<Phase> idle,
        Optional<Phase> loaded,
        Optional<Phase> after,
        SelfTimes selfIdle,
        SelfTimes selfAfter,
        List<Finding> failures) {

    public ProbeRecord {
        kinds = List.copyOf(kinds);
        pairs = List.copyOf(pairs);
        timers = Map.copyOf(timers);
        failures = List.copyOf(failures);
    }

    List<ProbedPair> pairsOf(String kind) {
        return pairs.stream().filter(pair -> pair.kind().equals(kind)).toList();
    }
}
