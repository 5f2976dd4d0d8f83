package io.netbench.measure;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
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

/** Plans for tests: an incast of some clients, carried by agent 0, into one server, carried by agent 1. */
final class Plans {

    static final long MS = 1_000_000L;
    static final long S = 1_000 * MS;
    static final long TICK_NS = 10 * MS;

    private static final LinkLoad CLOSED_LOOP = new LinkLoad(1, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty());

    private Plans() {}

    static RunPlan timed(int links, long warmupNs, long windowNs) {
        return plan(links, CLOSED_LOOP, schedule(warmupNs, OptionalLong.of(windowNs)));
    }

    /** Two loads in a window of 300 ms: one into agent 1 that stops after 100 ms, and one the other way. */
    static RunPlan oneLoadAfterAnother() {
        List<Endpoint> endpoints = List.of(new Endpoint(0, "client-0", 0), new Endpoint(1, "server-1", 1));
        LoadSpan first = new LoadSpan(OptionalLong.empty(), OptionalLong.of(100 * MS));
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);
        return new RunPlan(
                "0".repeat(32),
                1,
                endpoints,
                List.of(
                        load(0, "first", first, new LinkPlan(0, 0, 1, CLOSED_LOOP)),
                        load(1, "second", LoadSpan.WHOLE, new LinkPlan(1, 1, 1, 0, CLOSED_LOOP, 0))),
                schedule(0, OptionalLong.of(300 * MS)),
                data);
    }

    private static Load load(int id, String name, LoadSpan span, LinkPlan link) {
        return new Load(
                id,
                name,
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                span,
                Thresholds.NONE,
                List.of(link));
    }

    static RunPlan byBytes(int links, long warmupNs) {
        LinkLoad load = new LinkLoad(1, 1, 1, 1, OptionalLong.empty(), OptionalLong.of(1));
        return plan(links, load, schedule(warmupNs, OptionalLong.empty()));
    }

    static RunPlan paced(int links, int connections) {
        LinkLoad load = new LinkLoad(1, 1, connections, 1, OptionalLong.of(1), OptionalLong.empty());
        return plan(links, load, schedule(0, OptionalLong.of(S)));
    }

    private static RunPlan plan(int links, LinkLoad load, Schedule schedule) {
        List<Endpoint> endpoints = new ArrayList<>();
        IntStream.range(0, links).forEach(i -> endpoints.add(new Endpoint(i, "client-" + i, 0)));
        endpoints.add(new Endpoint(links, "server-1", 1));
        List<LinkPlan> plans = IntStream.range(0, links)
                .mapToObj(i -> new LinkPlan(i, i, links, load))
                .toList();
        Load incast = new Load(
                Pattern.INCAST, Mode.PUSH, Topology.MESH, false, OptionalLong.empty(), ArrivalPhase.SPREAD, plans);
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);
        return new RunPlan("0".repeat(32), 1, endpoints, List.of(incast), schedule, data);
    }

    /** The start of a warm-up that drains. */
    static LoadWindow warmup(RunPlan plan, long startNs) {
        long endNs = startNs + plan.schedule().warmupNs();
        return new LoadWindow(startNs, endNs, endNs, false);
    }

    /** The only start, or where the warm-up drained before it, the second. */
    static LoadWindow window(RunPlan plan, long startNs) {
        boolean limited = plan.endsByBytesOrRounds();
        long fromNs = limited ? startNs : startNs + plan.schedule().warmupNs();
        long toNs = plan.windowNs().isPresent() ? fromNs + plan.windowNs().getAsLong() : Long.MAX_VALUE;
        return new LoadWindow(startNs, fromNs, toNs, limited);
    }

    static Schedule schedule(long warmupNs, OptionalLong windowNs) {
        return new Schedule(warmupNs, windowNs, TICK_NS, S, S, S, S);
    }
}
