package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How latency was before, under and after the load, as probes beside it saw it.
 *
 * @param payloadBytes of a probe, and of its answer
 * @param probesPerS probes of a pair in a second; empty where only the load's own operations were asked for
 * @param dscp code point of probes; empty: the system's own choice
 * @param aroundNs for how long the network was probed before the load, and after it
 * @param shareOfLoad what probes took on the wire at the host with the most of them, by what the load moved there
 * @param probes by kind
 * @param queues before each hub of a load
 * @param timers how late hosts with probes woke
 * @param absent why a figure is null
 */
public record UnderLoad(
        int payloadBytes,
        Optional<Double> probesPerS,
        Optional<Integer> dscp,
        long aroundNs,
        Double shareOfLoad,
        List<ProbeResult> probes,
        List<QueueEstimate> queues,
        List<TimerLateness> timers,
        Map<String, String> absent) {

    public UnderLoad {
        Require.positive("latency_under_load.payload_bytes", payloadBytes);
        Objects.requireNonNull(probesPerS, "latency_under_load.probes_per_s");
        Objects.requireNonNull(dscp, "latency_under_load.dscp");
        Require.notNegative("latency_under_load.around_ns", aroundNs);
        Require.notNegative("latency_under_load.share_of_load", shareOfLoad);
        probes = List.copyOf(probes);
        queues = List.copyOf(queues);
        timers = List.copyOf(timers);
        absent = Absent.from(absent).figure("share_of_load", shareOfLoad).reasons();
    }

    /** The probes of a kind; empty if none of it were made. */
    public Optional<ProbeResult> of(String kind) {
        return probes.stream().filter(probe -> probe.kind().equals(kind)).findFirst();
    }
}
