package io.netbench.analysis.contention;

import java.util.List;

/**
 * A direction of an endpoint's port that several loads had to share.
 *
 * @param endpoint its name
 * @param into whether blocks flowed in; else out
 * @param together what each load carried through it beside the others, in the order of the loads
 * @param mostAloneBytesPerS what the load carried that had the most of it alone, with headers
 */
public record SharedPort(String endpoint, boolean into, List<PortFlow> together, double mostAloneBytesPerS) {

    public SharedPort {
        together = List.copyOf(together);
    }

    /** What all loads together carried, with headers. */
    public double wireBytesPerS() {
        return together.stream().mapToDouble(PortFlow::wireBytesPerS).sum();
    }

    /** The part of it that a load had. */
    public double shareOf(PortFlow flow) {
        return wireBytesPerS() == 0 ? 0 : flow.wireBytesPerS() / wireBytesPerS();
    }
}
