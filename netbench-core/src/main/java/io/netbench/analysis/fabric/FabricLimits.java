package io.netbench.analysis.fabric;

/**
 * Limits that somebody set, on top of what the statistics say.
 *
 * @param leastBytesPerS least goodput of every pair in bytes/s; 0 for none
 * @param leastShare least share of the slower NIC's rate; 0 for none, and without effect where no rate is known
 * @param mostP50Ns greatest median latency in ns; 0 for none
 * @param mostP99Ns greatest 99th percentile of latency in ns; 0 for none
 */
public record FabricLimits(double leastBytesPerS, double leastShare, double mostP50Ns, double mostP99Ns) {

    public static final FabricLimits NONE = new FabricLimits(0, 0, 0, 0);
}
