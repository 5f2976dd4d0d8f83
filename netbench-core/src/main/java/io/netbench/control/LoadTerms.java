package io.netbench.control;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** A load but for its links, and for what it has to reach, which agents need not know: what a message holds of it. */
record LoadTerms(
        String name,
        DataProtocol protocol,
        Pattern pattern,
        Mode mode,
        Topology topology,
        boolean barrier,
        OptionalLong rounds,
        ArrivalPhase arrivalPhase,
        LoadSpan span,
        int keptSamples) {

    LoadTerms {
        Load.requireName(name);
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(topology, "topology");
        Objects.requireNonNull(arrivalPhase, "arrivalPhase");
        Objects.requireNonNull(span, "span");
    }

    static LoadTerms of(Load load) {
        return new LoadTerms(
                load.name(),
                load.protocol(),
                load.pattern(),
                load.mode(),
                load.topology(),
                load.barrier(),
                load.rounds(),
                load.arrivalPhase(),
                load.span(),
                load.keptSamples());
    }

    /** The load at this index of the plan, with these links. */
    Load with(int id, List<LinkPlan> links) {
        return new Load(
                id,
                name,
                protocol,
                pattern,
                mode,
                topology,
                barrier,
                rounds,
                arrivalPhase,
                span,
                Thresholds.NONE,
                keptSamples,
                links);
    }
}
