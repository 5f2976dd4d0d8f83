package io.netbench.plan;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which load was asked for.
 *
 * @param settings of all links
 * @param overrides of some links; of several that match, the later ones count
 * @param barrier whether blocks go in rounds
 * @param rounds how many; empty: no limit
 * @param arrivalPhase how paced connections lie to each other
 */
public record LoadRequest(
        LinkSettings settings,
        List<LinkOverride> overrides,
        boolean barrier,
        OptionalLong rounds,
        ArrivalPhase arrivalPhase) {

    /** Nothing asked for. */
    public static final LoadRequest DEFAULT =
            new LoadRequest(LinkSettings.NONE, List.of(), false, OptionalLong.empty(), ArrivalPhase.SPREAD);

    public LoadRequest {
        Objects.requireNonNull(settings, "settings");
        overrides = List.copyOf(overrides);
        Objects.requireNonNull(rounds, "rounds");
        Objects.requireNonNull(arrivalPhase, "arrivalPhase");
    }
}
