package io.netbench.suite;

import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.host.SwitchPort;
import io.netbench.result.Finding;
import io.netbench.result.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of a suite over a fabric.
 *
 * @param hosts their names, by number
 * @param groups that they are in, by number; null for one that is in none
 * @param rails what came of each of its rails, one at least
 * @param asked pairs of a rail that were to be measured
 * @param thorough what was measured beyond pairs
 * @param verdict what the suite comes to
 * @param errors hosts that were lost
 * @param notes what helps to read the verdict
 */
public record FabricOutcome(
        List<String> hosts,
        List<String> groups,
        List<RailOutcome> rails,
        int asked,
        ThoroughFigures thorough,
        Verdict verdict,
        List<Finding> errors,
        List<Finding> notes) {

    public FabricOutcome {
        hosts = List.copyOf(hosts);
        groups = Collections.unmodifiableList(new ArrayList<>(groups));
        rails = List.copyOf(rails);
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
    }

    /** What was measured of the pairs of the first rail. */
    public PairMeasurements pairs() {
        return rails.get(0).pairs();
    }

    /** What is to be said of the first rail. */
    public Optional<FabricVerdict> judged() {
        return rails.get(0).judged();
    }

    /** Where the cables of a finding end at switches; empty where nobody says, or where it is about more than two hosts. */
    public static Optional<String> cables(FabricFinding finding, Map<String, SwitchPort> switchPorts) {
        Set<String> hosts = new TreeSet<>(finding.sources());
        hosts.addAll(finding.sinks());
        List<String> known = hosts.stream()
                .filter(switchPorts::containsKey)
                .map(host -> host + " is on " + switchPorts.get(host))
                .toList();
        return known.isEmpty() || hosts.size() > 2 ? Optional.empty() : Optional.of(String.join(", ", known) + ".");
    }
}
