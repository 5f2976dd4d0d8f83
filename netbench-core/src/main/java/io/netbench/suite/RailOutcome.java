package io.netbench.suite;

import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.host.SwitchPort;
import io.netbench.result.SuiteFlow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one rail, or of all where nobody tells them apart.
 *
 * @param name such as {@code rail 2}; empty where there is one
 * @param pairs what was measured of pairs; with those that gave no figure
 * @param judged what is to be said of it; empty where nothing was judged
 * @param flows what was tried from many source ports
 * @param switchPorts what hosts are connected to, as far as somebody says so, by their names
 * @param interfaces that hosts used, as far as each used one alone, by their names
 * @param isCutShort whether pairs were left out, since hosts are broken
 */
public record RailOutcome(
        Optional<String> name,
        PairMeasurements pairs,
        Optional<FabricVerdict> judged,
        List<SuiteFlow> flows,
        Map<String, SwitchPort> switchPorts,
        Map<String, String> interfaces,
        boolean isCutShort) {

    public RailOutcome {
        flows = List.copyOf(flows);
        switchPorts = Map.copyOf(switchPorts);
        interfaces = Map.copyOf(interfaces);
    }

    /** Whether it is bad. */
    boolean isBad() {
        return judged.filter(of -> of.outcome() == FabricVerdict.Outcome.BAD).isPresent();
    }

    /** Whether something was measured, and there was nothing to hold it against. */
    boolean isOnlyMeasured() {
        return judged.filter(of -> of.outcome() == FabricVerdict.Outcome.ONLY_MEASURED && of.pairs() > 0)
                .isPresent();
    }

    /** What was said of it, and of which rail. */
    String about(String sentence) {
        return name.map(rail -> Character.toUpperCase(rail.charAt(0)) + rail.substring(1) + ": ")
                        .orElse("")
                + sentence;
    }
}
