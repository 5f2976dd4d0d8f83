package io.netbench.cli;

import io.netbench.cli.scenario.Problems;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.ProtocolOptions;
import io.netbench.text.Property;
import io.netbench.yaml.YamlValue.Entry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a scenario says of all its phases: each has of it what its loads have a use for. */
final class CommonKeys {

    private final Map<String, Entry> keys = new LinkedHashMap<>();
    private final Set<String> idle = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    void add(String key, Entry entry) {
        keys.put(key, entry);
    }

    Map<String, Entry> all() {
        return keys;
    }

    /**
     * Notes for a phase which of them it uses, and returns those that it leaves out. What it asks for itself is not among these.
     *
     * @param own keys of the phase
     * @param carried what its loads are of
     * @param hasRounds whether one of them goes in rounds
     */
    Set<String> leaveOut(Set<String> own, Set<DataProtocol> carried, boolean hasRounds) {
        Set<String> useless = Stream.concat(
                        ProtocolOptions.idleWith(carried).stream(),
                        Stream.of(Property.ROUND_DEADLINE).filter(property -> !hasRounds))
                .map(property -> PhaseReader.NAMES.of(property).orElseThrow())
                .filter(key -> keys.containsKey(key) && !own.contains(key))
                .collect(Collectors.toSet());
        idle.addAll(useless);
        keys.keySet().stream().filter(key -> !useless.contains(key)).forEach(used::add);
        return useless;
    }

    /** Tells of those that every phase left out: nobody should take them to be in force. */
    void requireUsed(Problems problems) {
        keys.forEach((key, entry) -> {
            if (idle.contains(key) && !used.contains(key)) {
                problems.add(entry.line(), key, "no phase has a load that uses it; leave it out");
            }
        });
    }
}
