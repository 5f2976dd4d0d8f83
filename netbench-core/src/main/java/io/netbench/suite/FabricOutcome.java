package io.netbench.suite;

import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.result.Finding;
import io.netbench.result.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What came of a suite over a fabric.
 *
 * @param hosts their names, by number
 * @param pairs what was measured of pairs; with those that gave no figure
 * @param asked pairs that were to be measured
 * @param judged what is to be said of the fabric; empty where nothing was judged
 * @param verdict what the suite comes to
 * @param errors hosts that were lost
 * @param notes what helps to read the verdict
 */
public record FabricOutcome(
        List<String> hosts,
        PairMeasurements pairs,
        int asked,
        Optional<FabricVerdict> judged,
        Verdict verdict,
        List<Finding> errors,
        List<Finding> notes) {

    public FabricOutcome {
        hosts = List.copyOf(hosts);
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
    }
}
