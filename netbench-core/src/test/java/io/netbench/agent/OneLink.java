package io.netbench.agent;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.Topology;
import java.util.List;
import java.util.OptionalLong;

/** Plans of one link, from the first agent to that of its sink. */
public final class OneLink {

    private static final long SECOND = 1_000_000_000L;

    private OneLink() {}

    public static RunPlan plan(long blockBytes, int connections, int agentOfSink, DataPlan data) {
        LinkLoad carries = new LinkLoad(blockBytes, 1, connections, 1, OptionalLong.empty(), OptionalLong.empty());
        Load load = new Load(
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                List.of(new LinkPlan(0, 0, 1, carries)));
        return new RunPlan(
                "0".repeat(32),
                1,
                List.of(new Endpoint(0, "source", 0), new Endpoint(1, "sink", agentOfSink)),
                List.of(load),
                new Schedule(0, OptionalLong.of(SECOND), SECOND / 100, SECOND, SECOND, SECOND, SECOND),
                data);
    }
}
