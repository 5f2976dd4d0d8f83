package io.netbench.analysis.fabric;

/**
 * What one measurement of a pair gave.
 *
 * @param goodputBytesPerS payload that arrived, in bytes/s; NaN where it was not measured, 0 where nothing arrived
 * @param latencyP50Ns median latency of the link's operations in ns; NaN where unknown
 * @param latencyP99Ns its 99th percentile in ns; NaN where unknown
 * @param segments segments that were sent; 0 where unknown
 * @param retransmits those of them that were sent again, needless ones left out; -1 where unknown
 * @param stalls times at which nothing arrived for long; -1 where unknown
 * @param losesFullPackets whether small packets passed and full ones did not
 * @param sourcePort port that the source's first connection came from; 0 where unknown
 */
public record PairFigures(
        double goodputBytesPerS,
        double latencyP50Ns,
        double latencyP99Ns,
        long segments,
        long retransmits,
        int stalls,
        boolean losesFullPackets,
        int sourcePort) {

    /** Nothing but a goodput is known. */
    public static PairFigures ofGoodput(double bytesPerS) {
        return new PairFigures(bytesPerS, Double.NaN, Double.NaN, 0, -1, -1, false, 0);
    }

    /** Segments sent again, as a share of all; NaN where unknown. */
    double lossShare() {
        return retransmits < 0 || segments <= 0 ? Double.NaN : (double) retransmits / segments;
    }
}
