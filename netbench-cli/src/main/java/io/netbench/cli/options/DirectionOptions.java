package io.netbench.cli.options;

import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.util.List;
import picocli.CommandLine.Option;

/** Which ways blocks flow. */
public final class DirectionOptions {

    @Option(
            names = "--bidir",
            description =
                    "Both directions at once: a second load beside the first, between the same endpoints and with "
                            + "the same settings, whose blocks flow the other way. The report shows each, and the sum. Both "
                            + "push: with --read, describe each direction by netbench run --load.")
    @Sets(Property.BIDIR)
    private boolean bothDirections;

    /**
     * The loads of a load.
     *
     * @throws PlanException if it names links, which are those of one direction, or sinks ask for its blocks
     */
    public List<LoadRequest> loads(LoadRequest load) {
        if (bothDirections && load.roles().mode() == Mode.READ) {
            throw new PlanException(
                    Property.BIDIR + " has blocks pushed both ways, and with {--read} sinks ask for them:"
                            + " leave one of them out, or describe each direction by a load of its own with netbench run {--load}");
        }
        return bothDirections ? load.inBothDirections() : List.of(load);
    }

    /** Whether there are two. */
    public boolean areBoth() {
        return bothDirections;
    }
}
