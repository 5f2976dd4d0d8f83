package io.netbench.cli.live;

import io.netbench.coordinator.HostInterval;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataProtocol;
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
import io.netbench.result.end.LinkInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Plans and figures to look at: many clients on hosts of their own, each with a link to one server. */
final class Runs {

    static final long S = 1_000_000_000L;

    private Runs() {}

    /** Agent 0 carries the server, agent n client n. */
    static RunPlan incast(int clients) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(new Endpoint(0, "server-1", 0)));
        List<LinkPlan> links = new ArrayList<>();
        LinkLoad load = new LinkLoad(64 << 10, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty());
        for (int i = 1; i <= clients; i++) {
            endpoints.add(new Endpoint(i, "client-" + i, i));
            links.add(new LinkPlan(i - 1, i, 0, load));
        }
        return new RunPlan(
                "0123456789abcdef0123456789abcdef",
                1,
                endpoints,
                List.of(new Load(
                        Pattern.INCAST,
                        Mode.PUSH,
                        Topology.MESH,
                        false,
                        OptionalLong.empty(),
                        ArrivalPhase.SPREAD,
                        links)),
                new Schedule(2 * S, OptionalLong.of(10 * S), 10_000_000L, S, 5 * S, 5 * S, 10 * S),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false));
    }

    /** The first two links of an incast of three, and the third as a load of its own. */
    static RunPlan twoLoads() {
        RunPlan one = incast(3);
        List<LinkPlan> links = one.links();
        LinkPlan last = links.get(2);
        LinkPlan probe = new LinkPlan(last.id(), 1, last.source(), last.sink(), last.load(), last.turn());
        return new RunPlan(
                one.runId(),
                one.seed(),
                one.endpoints(),
                List.of(load(0, "bulk", links.subList(0, 2)), load(1, "probe", List.of(probe))),
                one.schedule(),
                one.data());
    }

    /** An incast of datagrams. */
    static RunPlan datagrams(int clients) {
        RunPlan one = incast(clients);
        Load load = one.loads().get(0);
        LinkLoad each = new LinkLoad(1_448, 0, 1, 1, OptionalLong.empty(), OptionalLong.empty());
        List<LinkPlan> links = load.links().stream()
                .map(link -> new LinkPlan(link.id(), link.source(), link.sink(), each))
                .toList();
        return new RunPlan(
                one.runId(),
                one.seed(),
                one.endpoints(),
                List.of(new Load(
                        0,
                        load.name(),
                        DataProtocol.UDP,
                        load.pattern(),
                        load.mode(),
                        load.topology(),
                        false,
                        OptionalLong.empty(),
                        load.arrivalPhase(),
                        load.span(),
                        load.thresholds(),
                        links)),
                one.schedule(),
                one.data());
    }

    /** A link of datagrams, of which so many more are missing. */
    static LinkInterval missing(int id, double gigabits, long datagrams) {
        return new LinkInterval(id, bytes(gigabits), null, null, null, null, null, datagrams, List.of());
    }

    private static Load load(int id, String name, List<LinkPlan> links) {
        return new Load(
                id,
                name,
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                LoadSpan.WHOLE,
                Thresholds.NONE,
                links);
    }

    /** A link that carried {@code gigabits} in a second, and nothing else is known of it. */
    static LinkInterval link(int id, double gigabits) {
        return new LinkInterval(id, bytes(gigabits), null, null, null, null, null);
    }

    static LinkInterval link(int id, double gigabits, long retransmits, long p50Us, long p99Us) {
        return new LinkInterval(id, bytes(gigabits), retransmits, null, null, p50Us * 1_000, p99Us * 1_000);
    }

    static long bytes(double gigabits) {
        return (long) (gigabits * 1e9 / 8);
    }

    /** An interval of a second. */
    static IntervalFigures interval(List<LinkInterval> links, HostInterval... hosts) {
        long bytes = links.stream()
                .filter(link -> link.bytes() != null)
                .mapToLong(LinkInterval::bytes)
                .sum();
        int silent = (int) links.stream()
                .filter(link -> link.bytes() != null && link.bytes() == 0)
                .count();
        return new IntervalFigures(0, S, bytes, 0, silent, links.size(), List.of(), links, List.of(hosts));
    }

    /** A model in the third second of its window, whose n-th link carries n + 1 Gbit/s. */
    static LiveModel measured(int clients) {
        LiveModel model = new LiveModel(incast(clients), 0);
        model.phase(io.netbench.coordinator.RunPhase.MEASURE, 0);
        model.interval(interval(
                IntStream.range(0, clients)
                        .mapToObj(i -> link(i, i + 1, i, 100 + i, 1_000 + i))
                        .toList(),
                new HostInterval(0, "storage-01", 0.11, 0.42, 0.96)));
        return model;
    }
}
