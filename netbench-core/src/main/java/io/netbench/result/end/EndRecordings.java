package io.netbench.result.end;

import io.netbench.result.GoodputHistogram;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.Stalls;
import java.util.Optional;

/**
 * What the recorders of one end hold; empty where this end has no such recorder.
 *
 * @param goodput goodput over ticks; at the sink
 * @param goodputSmooth goodput over smooth ticks; at the sink
 * @param latency operations from their intended start; at the pacer
 * @param service operations from their actual start; at the pacer, with a rate
 * @param round this link's times in barrier rounds; at the hub
 * @param stalls silent stretches; at the sink
 */
public record EndRecordings(
        Optional<GoodputHistogram> goodput,
        Optional<GoodputHistogram> goodputSmooth,
        Optional<LatencyHistogram> latency,
        Optional<LatencyHistogram> service,
        Optional<LatencyHistogram> round,
        Optional<Stalls> stalls) {

    /** No recorder at all. */
    public static final EndRecordings NONE = new EndRecordings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
