package io.netbench.cli.ceiling;

import io.netbench.analysis.HubLoad;
import io.netbench.api.InternalAccess;
import io.netbench.api.Load;
import io.netbench.api.Netbench;
import io.netbench.api.Plan;
import io.netbench.api.Result;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import java.time.Duration;
import java.time.InstantSource;

/** Measures what this build reaches on loopback: one link with all connections, a few times, of which the best counts. */
public final class CeilingRun {

    /** How often it is measured: other programs can only take away, so the best of a few says what the tool can do. */
    public static final int TRIES = 3;

    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final Plan plan;
    private final InstantSource clock;

    /**
     * @param load what each connection carries, and how many there are
     * @param transport a transport's name, or {@code auto}
     * @throws io.netbench.api.NetbenchException if a setting is out of its range
     */
    public CeilingRun(Load load, String transport, InstantSource clock) {
        this(load, transport, clock, WINDOW);
    }

    CeilingRun(Load load, String transport, InstantSource clock, Duration window) {
        this.clock = clock;
        plan = Plan.of(load.servers(1).clients(1))
                .transport(transport)
                .warmup(window.dividedBy(2))
                .duration(window)
                .seed(0)
                .check();
    }

    /**
     * Measures it; takes about ten seconds, on the caller's thread.
     *
     * @throws CeilingException if a run failed
     */
    public Ceiling measure(CeilingPlace place, Netbench agents) {
        Ceiling best = null;
        for (int i = 0; i < TRIES; i++) {
            Ceiling reached = of(place, agents.run(plan));
            if (best == null || reached.goodputBytesPerS() > best.goodputBytesPerS()) {
                best = reached;
            }
        }
        return best;
    }

    private Ceiling of(CeilingPlace place, Result reached) {
        RunResult result = InternalAccess.document(reached);
        Double goodput = result.totals().goodputBytesPerS();
        if (!reached.hasPassed() || goodput == null || goodput == 0) {
            throw new CeilingException("the ceiling could not be measured: "
                    + result.errors().stream().findFirst().map(Finding::text).orElse("nothing arrived in the window"));
        }
        String transport = result.hosts().get(0).transport();
        return new Ceiling(place, HubLoad.settings(result.loads().get(0), transport, 1), goodput, clock.instant());
    }
}
