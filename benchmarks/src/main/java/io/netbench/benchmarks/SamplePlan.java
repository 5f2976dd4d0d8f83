package io.netbench.benchmarks;

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
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A plan whose window outlasts every benchmark. */
final class SamplePlan {

    private static final long SECOND = 1_000_000_000L;

    private SamplePlan() {}

    /** Many clients to one server. */
    static RunPlan incast(int links) {
        LinkLoad load = new LinkLoad(65_536, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty());
        List<Endpoint> endpoints = new ArrayList<>();
        List<LinkPlan> plans = new ArrayList<>();
        for (int i = 0; i < links; i++) {
            endpoints.add(new Endpoint(i, "client-" + (i + 1), 0));
            plans.add(new LinkPlan(i, i, links, load));
        }
        endpoints.add(new Endpoint(links, "server-1", 0));
        Load incast = new Load(
                Pattern.INCAST, Mode.PUSH, Topology.MESH, false, OptionalLong.empty(), ArrivalPhase.SPREAD, plans);
        Schedule schedule =
                new Schedule(0, OptionalLong.of(24 * 3600 * SECOND), SECOND / 100, SECOND, SECOND, SECOND, SECOND);
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);
        return new RunPlan("0".repeat(32), 1, endpoints, List.of(incast), schedule, data);
    }
}
