package io.netbench.analysis.fabric;

import java.util.List;

/**
 * What incasts show of the ports of hosts.
 *
 * @param findings ports that are bad
 * @param suspects that were not measured again
 */
public record IncastVerdict(List<FabricFinding> findings, List<FabricFinding> suspects) {

    /** Nothing was looked at. */
    public static final IncastVerdict NONE = new IncastVerdict(List.of(), List.of());

    public IncastVerdict {
        findings = List.copyOf(findings);
        suspects = List.copyOf(suspects);
    }
}
