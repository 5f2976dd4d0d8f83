package io.netbench.control;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.Topology;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** A load but for its links: what a message holds of it, however many links it has. */
record LoadTerms(
        Pattern pattern,
        Mode mode,
        Topology topology,
        boolean barrier,
        OptionalLong rounds,
        ArrivalPhase arrivalPhase) {

    LoadTerms {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(topology, "topology");
        Objects.requireNonNull(arrivalPhase, "arrivalPhase");
    }

    static LoadTerms of(Load load) {
        return new LoadTerms(
                load.pattern(), load.mode(), load.topology(), load.barrier(), load.rounds(), load.arrivalPhase());
    }

    /** The load with these links. */
    Load with(List<LinkPlan> links) {
        return new Load(pattern, mode, topology, barrier, rounds, arrivalPhase, links);
    }
}
