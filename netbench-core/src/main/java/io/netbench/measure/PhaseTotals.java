package io.netbench.measure;

/**
 * What arrived at a link's sink in one phase, cut by the instant of each read.
 *
 * @param fromNs its begin, on the agent's clock
 * @param toNs its end
 * @param bytes payload of blocks
 * @param blocks whose last byte arrived
 * @param reads from sockets that brought it
 */
public record PhaseTotals(long fromNs, long toNs, long bytes, long blocks, long reads) {

    static PhaseTotals of(CounterSample end, long fromNs, long toNs) {
        return new PhaseTotals(fromNs, toNs, end.bytes, end.blocks, end.reads);
    }

    /** Length of the phase. */
    public long durationNs() {
        return toNs - fromNs;
    }
}
