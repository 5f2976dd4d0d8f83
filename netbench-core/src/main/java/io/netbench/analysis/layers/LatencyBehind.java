package io.netbench.analysis.layers;

import io.netbench.result.StorageLatency;
import java.util.Optional;

/**
 * How long an I/O was behind the network: its latency without that of a block of the same size on the network, with as many
 * in flight.
 *
 * @param figure {@code p50}, or {@code mean} where one of both has no median
 * @param storageNs latency of an I/O
 * @param networkNs latency of a block
 */
public record LatencyBehind(String figure, double storageNs, double networkNs) {

    /** Of the two; empty where neither figure is known of both. */
    static Optional<LatencyBehind> of(StorageLatency storage, StorageLatency network) {
        if (storage.p50() != null && network.p50() != null) {
            return Optional.of(new LatencyBehind("p50", storage.p50(), network.p50()));
        }
        if (storage.mean() != null && network.mean() != null) {
            return Optional.of(new LatencyBehind("mean", storage.mean(), network.mean()));
        }
        return Optional.empty();
    }

    /** Time behind the network in nanoseconds; negative where the storage answered sooner than the network carried. */
    public double behindNs() {
        return storageNs - networkNs;
    }
}
