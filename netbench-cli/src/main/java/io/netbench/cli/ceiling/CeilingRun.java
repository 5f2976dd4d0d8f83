package io.netbench.cli.ceiling;

import io.netbench.analysis.HubLoad;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.RunListener;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.Planner;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.text.PropertyNames;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Measures what this build reaches on loopback: one link with all connections, a few times, of which the best counts. */
public final class CeilingRun {

    /** How often it is measured: other programs can only take away, so the best of a few says what the tool can do. */
    public static final int TRIES = 3;

    private static final long SECOND = 1_000_000_000L;

    private final List<RunPlan> tries;
    private final RunRequest request;
    private final InstantSource clock;

    /**
     * @param transport a transport's name, or {@code auto}
     * @param link what each connection carries, and how many there are
     * @throws io.netbench.plan.PlanException if a setting is out of its range
     */
    public CeilingRun(Mode mode, String transport, LinkSettings link, InstantSource clock) {
        this(mode, transport, link, clock, 2 * SECOND);
    }

    CeilingRun(Mode mode, String transport, LinkSettings link, InstantSource clock, long windowNs) {
        this.clock = clock;
        request = new RunRequest(
                LoadRequest.of(roles(mode), link),
                new TimingRequest(
                        OptionalLong.of(windowNs / 2),
                        OptionalLong.of(windowNs),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                new DataPlan(transport, OptionalInt.empty(), SocketPlan.DEFAULT, false, false),
                0);
        tries = IntStream.range(0, TRIES)
                .mapToObj(i -> Planner.plan(request, "%032x".formatted(i)))
                .toList();
    }

    private static RoleRequest roles(Mode mode) {
        Optional<HostList> one = Optional.of(new HostList.Local(1));
        return new RoleRequest(Pattern.INCAST, mode, Topology.MESH, one, one);
    }

    /** What each try runs: this process is both ends. */
    public RunRequest request() {
        return request;
    }

    /**
     * Measures it; takes about ten seconds, on the caller's thread.
     *
     * @param agents the embedded one
     * @throws CeilingException if a run failed
     */
    public Ceiling measure(CeilingPlace place, OpenAgents agents) {
        Coordinator coordinator = new Coordinator(agents, StepDeadlines.DEFAULT, PropertyNames.WORDS);
        Ceiling best = null;
        for (RunPlan plan : tries) {
            RunResult result = coordinator.run(plan, RunLabels.NONE, RunListener.NONE);
            Ceiling reached = of(place, result);
            if (best == null || reached.goodputBytesPerS() > best.goodputBytesPerS()) {
                best = reached;
            }
        }
        return best;
    }

    private Ceiling of(CeilingPlace place, RunResult result) {
        Double goodput = result.totals().goodputBytesPerS();
        if (result.verdict().exitStatus() != 0 || goodput == null || goodput == 0) {
            throw new CeilingException("the ceiling could not be measured: "
                    + result.errors().stream().findFirst().map(Finding::text).orElse("nothing arrived in the window"));
        }
        String transport = result.hosts().get(0).transport();
        return new Ceiling(place, HubLoad.settings(result.loads().get(0), transport, 1), goodput, clock.instant());
    }
}
