package io.netbench.cli.options;

import io.netbench.dataplane.LoopPlacement;
import io.netbench.host.CpuList;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunRequest;
import io.netbench.text.Property;
import java.util.Optional;
import picocli.CommandLine.Option;

/** On which processors of this host event loops run. */
public final class PlacementOptions {

    private static final String NUMA = "{--numa}";

    @Option(
            names = "--cpus",
            paramLabel = "LIST",
            description = "Bind the event loops of this host to these CPUs, such as 0-3,8, one after the other (with "
                    + "taskset). Default: where the kernel puts them. Agents have an option of their own.")
    @Sets(Property.CPUS)
    private Optional<String> cpus = Optional.empty();

    @Option(
            names = "--numa",
            paramLabel = "NODE|NIC",
            description = "The same with the CPUs of a memory node: 0, or the one that an interface such as eth0 is "
                    + "attached to.")
    private Optional<String> node = Optional.empty();

    @Option(
            names = "--busy-poll",
            description = "Event loops of this host never sleep while a run lasts: shorter latency, and a busy CPU for "
                    + "each of them. Agents have an option of their own.")
    private boolean busyPoll;

    /**
     * The placement for a run of which this host has a part.
     *
     * @throws PlanException if it has none, or this process may not use the CPUs
     */
    public LoopPlacement forRun(RunRequest run) {
        if (!run.hasLocal() && (cpus.isPresent() || node.isPresent() || busyPoll)) {
            String option = cpus.isPresent() ? "--cpus" : node.isPresent() ? "--numa" : "--busy-poll";
            throw new PlanException("{" + option
                    + "}: no event loop runs on this host; give it to the agents (--agent-option=" + option
                    + (busyPoll && cpus.isEmpty() && node.isEmpty() ? "" : "=...") + " for those that are launched)");
        }
        return ofThisHost();
    }

    /**
     * Where event loops of this host run.
     *
     * @throws PlanException if this process may not use the CPUs
     */
    public LoopPlacement ofThisHost() {
        return new LoopPlacement(cpus(), busyPoll);
    }

    /**
     * The same, with the CPU of iperf3's {@code -A}.
     *
     * @throws PlanException if CPUs are given otherwise too, or this process may not use it
     */
    public LoopPlacement ofThisHost(Optional<Affinity> affinity) {
        if (affinity.isEmpty()) {
            return ofThisHost();
        }
        if (cpus.isPresent() || node.isPresent()) {
            throw new PlanException(
                    "{-A} and " + (cpus.isPresent() ? Property.CPUS : NUMA) + " say the same thing; give one of them");
        }
        CpuList cpu = CpuList.parse(Integer.toString(affinity.get().here()));
        return new LoopPlacement(Optional.of(LoopPlacement.requireAllowed("{-A}", cpu)), busyPoll);
    }

    private Optional<CpuList> cpus() {
        if (cpus.isPresent() && node.isPresent()) {
            throw new PlanException(Property.CPUS + " and " + NUMA + " say the same thing; give one of them");
        }
        if (cpus.isPresent()) {
            return Optional.of(LoopPlacement.requireAllowed(Property.CPUS.toString(), parsed(cpus.get())));
        }
        return node.map(name -> LoopPlacement.requireAllowed(NUMA, ofNode(name)));
    }

    private static CpuList parsed(String list) {
        try {
            return CpuList.parse(list);
        } catch (IllegalArgumentException e) {
            throw new PlanException(Property.CPUS + ": " + e.getMessage());
        }
    }

    private static CpuList ofNode(String name) {
        try {
            return CpuList.ofNode(name);
        } catch (IllegalArgumentException e) {
            throw new PlanException(NUMA + ": " + e.getMessage());
        }
    }
}
