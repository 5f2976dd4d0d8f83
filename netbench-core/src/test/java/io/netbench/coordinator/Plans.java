package io.netbench.coordinator;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataTls;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Small plans: a server on agent 0, and a client on each of the agents 1, 2, ..., which are called h0, h1, h2, ... */
final class Plans {

    static final long SECOND_NS = 1_000_000_000L;
    static final long WARMUP_NS = 2 * SECOND_NS;
    static final long DURATION_NS = 10 * SECOND_NS;
    static final long DRAIN_NS = 5 * SECOND_NS;
    static final long CONNECT_NS = 10 * SECOND_NS;

    private Plans() {}

    /** Ends by time. */
    static RunPlan timed(int clients) {
        return incast(clients, OptionalLong.of(DURATION_NS), OptionalLong.empty());
    }

    /** Ends by time, on these agents alone; the first has the server. */
    static RunPlan on(List<String> agents) {
        RunPlan plan = timed(agents.size() - 1);
        return new RunPlan(
                plan.runId(), plan.seed(), agents, plan.endpoints(), plan.loads(), plan.schedule(), plan.data());
    }

    /** Ends by time; each link has so many connections. */
    static RunPlan ofConnections(int connections) {
        return incast(2, connections, OptionalLong.of(DURATION_NS), OptionalLong.empty());
    }

    /** Ends by time, and has the kernel throw away what arrives. */
    static RunPlan withoutCopy(int clients) {
        RunPlan plan = timed(clients);
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, true);
        return new RunPlan(
                plan.runId(), plan.seed(), plan.agents(), plan.endpoints(), plan.loads(), plan.schedule(), data);
    }

    /** Ends by time, over encrypted connections. */
    static RunPlan encrypted(int clients) {
        RunPlan plan = timed(clients);
        return new RunPlan(
                plan.runId(),
                plan.seed(),
                plan.agents(),
                plan.endpoints(),
                plan.loads(),
                plan.schedule(),
                plan.data().with(DataTls.AUTO));
    }

    /** Ends when each link has had its bytes. */
    static RunPlan ofBytes(int clients, long bytes) {
        return incast(clients, OptionalLong.empty(), OptionalLong.of(bytes));
    }

    /** Two links end when they have had their bytes, while one more, of the first client, has a part of the window. */
    static RunPlan besideAProbe(long bytes, LoadSpan span) {
        RunPlan alone = ofBytes(2, bytes);
        LinkLoad probe = new LinkLoad(4096, 1, 1, 1, OptionalLong.of(1_000_000), OptionalLong.empty());
        Load beside = new Load(
                1,
                "probe",
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                span,
                Thresholds.NONE,
                List.of(new LinkPlan(2, 1, 1, 0, probe, 0)));
        Schedule schedule = timed(2).schedule();
        return new RunPlan(
                alone.runId(),
                alone.seed(),
                alone.agents(),
                alone.endpoints(),
                List.of(alone.loads().get(0), beside),
                schedule,
                alone.data());
    }

    private static RunPlan incast(int clients, OptionalLong durationNs, OptionalLong targetBytes) {
        return incast(clients, 1, durationNs, targetBytes);
    }

    private static RunPlan incast(int clients, int connections, OptionalLong durationNs, OptionalLong targetBytes) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(new Endpoint(0, "server", 0)));
        List<LinkPlan> links = new ArrayList<>();
        LinkLoad load = new LinkLoad(1 << 20, 1, connections, 1, OptionalLong.empty(), targetBytes);
        for (int i = 1; i <= clients; i++) {
            endpoints.add(new Endpoint(i, "client-" + i, i));
            links.add(new LinkPlan(i - 1, i, 0, load));
        }
        return new RunPlan(
                "0123456789abcdef0123456789abcdef",
                1,
                IntStream.rangeClosed(0, clients).mapToObj(i -> "h" + i).toList(),
                endpoints,
                List.of(new Load(
                        Pattern.INCAST,
                        Mode.PUSH,
                        Topology.MESH,
                        false,
                        OptionalLong.empty(),
                        ArrivalPhase.SPREAD,
                        links)),
                new Schedule(WARMUP_NS, durationNs, 10_000_000L, SECOND_NS, DRAIN_NS, 5 * SECOND_NS, CONNECT_NS),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false));
    }
}
