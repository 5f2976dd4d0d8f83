package io.netbench.result;

import java.util.Map;

/**
 * Probes between two endpoints.
 *
 * @param client who sent them and waited
 * @param server who answered
 * @param idleP50Ns median before the load
 * @param loadedP50Ns median under load
 * @param loadedP99Ns 99th percentile under load
 * @param loadedMaxNs the longest under load
 * @param absent why a figure is null
 */
public record ProbePair(
        String client,
        String server,
        Long idleP50Ns,
        Long loadedP50Ns,
        Long loadedP99Ns,
        Long loadedMaxNs,
        Map<String, String> absent) {

    public ProbePair {
        Require.text("probe_pair.client", client);
        Require.text("probe_pair.server", server);
        absent = Absent.from(absent)
                .figure("idle_p50_ns", idleP50Ns)
                .figure("loaded_p50_ns", loadedP50Ns)
                .figure("loaded_p99_ns", loadedP99Ns)
                .figure("loaded_max_ns", loadedMaxNs)
                .reasons();
    }
}
