package io.netbench.agent.metrics;

import io.netbench.plan.DataProtocol;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What kind of load bytes are of: of few, whatever coordinators send, since each is a series for Prometheus to keep.
 *
 * @param pattern who is many; links of pairs have no hub, whatever their plan calls them
 * @param mode who asks for the next block
 * @param protocol what carries it
 */
record LoadKind(String pattern, String mode, String protocol) {

    private static final String PAIRS = "pairs";

    /** The names of its labels. */
    static final String[] LABELS = {"pattern", "mode", "protocol"};

    static LoadKind of(Load load) {
        String pattern =
                load.topology() == Topology.PAIRS ? PAIRS : load.pattern().optionName();
        return new LoadKind(pattern, lower(load.mode()), lower(load.protocol()));
    }

    /** All that there are. */
    static List<LoadKind> all() {
        List<String> patterns = new ArrayList<>(List.of(PAIRS));
        for (Pattern pattern : Pattern.values()) {
            patterns.add(pattern.optionName());
        }
        List<LoadKind> kinds = new ArrayList<>();
        for (String pattern : patterns) {
            for (Mode mode : Mode.values()) {
                for (DataProtocol protocol : DataProtocol.values()) {
                    kinds.add(new LoadKind(pattern, lower(mode), lower(protocol)));
                }
            }
        }
        return kinds;
    }

    /** The values of its labels. */
    String[] values() {
        return new String[] {pattern, mode, protocol};
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
