package io.netbench.suite;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.ClientPorts;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.Endpoint;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.ProtocolOptions;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import io.netbench.suite.schedule.HostPair;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The hosts of a fabric, and how each pair of them is measured.
 *
 * @param hosts with an agent each, or so many endpoints on this host
 * @param load of each pair
 * @param schedule of each round
 * @param seed from which payload is derived
 * @param rail the data addresses that all of it takes, from 0; empty: they take turns
 */
public record FabricSetup(
        HostList hosts, LinkLoad load, Schedule schedule, DataPlan data, long seed, OptionalInt rail) {

    /** An idle fabric is asked so often a second how long it takes. */
    private static final int PROBES_PER_S = 100;

    private static final long PROBE_BYTES = 64;
    private static final long MILLISECOND = 1_000_000L;
    private static final long IDLE_WARMUP_NS = 100 * MILLISECOND;
    private static final long IDLE_WINDOW_NS = 300 * MILLISECOND;

    /** Where a packet does not come through, the next is tried a tenth of it later. */
    private static final long WIDE_CONNECT_NS = 1_000 * MILLISECOND;

    private static final long WIDE_WINDOW_NS = 50 * MILLISECOND;

    /** Hello, connecting, the way to the start, the drain and the report. */
    private static final long BETWEEN_ROUNDS_NS = 500 * MILLISECOND;

    /** One whose connections take the data addresses of hosts in turn. */
    public FabricSetup(HostList hosts, LinkLoad load, Schedule schedule, DataPlan data, long seed) {
        this(hosts, load, schedule, data, seed, OptionalInt.empty());
    }

    public FabricSetup {
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(data, "data");
        ProtocolOptions.requireNoneOfUdp(data);
        if (hosts.size() < 2) {
            throw new PlanException(Property.HOSTS + " must be two at least, got: " + hosts);
        }
        if (schedule.durationNs().isEmpty()) {
            throw new PlanException(Property.DURATION + " must be given: time ends each round");
        }
    }

    /** The same on a rail, from 0. */
    FabricSetup on(int number) {
        return new FabricSetup(hosts, load, schedule, data, seed, OptionalInt.of(number));
    }

    /** What hosts are called, by their number. */
    public List<String> names() {
        return hosts instanceof HostList.Hosts named
                ? named.hosts().stream().map(HostAddress::toString).toList()
                : IntStream.rangeClosed(1, hosts.size())
                        .mapToObj(host -> "host-" + host)
                        .toList();
    }

    /** Whether all of them are endpoints on this host, which share all that it has. */
    public boolean isOnThisHost() {
        return hosts instanceof HostList.Local;
    }

    /** What a round takes in all, as far as it can be told before. */
    public long roundNs() {
        return schedule.warmupNs() + schedule.durationNs().orElseThrow() + BETWEEN_ROUNDS_NS;
    }

    /** The same of a round that measures the idle fabric. */
    public static long idleRoundNs() {
        return IDLE_WARMUP_NS + IDLE_WINDOW_NS + BETWEEN_ROUNDS_NS;
    }

    /** A round of pairs. Each host is one endpoint, whether it sends, receives, or both. */
    RunPlan round(List<HostPair> pairs, Function<HostPair, ClientPorts> ports) {
        return plan(pairs, load, schedule, ports);
    }

    /** The same pairs with next to no load: how long a message takes when nothing is in its way. */
    RunPlan idleRound(List<HostPair> pairs) {
        LinkLoad probe = new LinkLoad(
                PROBE_BYTES,
                PROBE_BYTES,
                1,
                1,
                OptionalLong.of(PROBE_BYTES * Byte.SIZE * PROBES_PER_S),
                OptionalLong.empty());
        return plan(
                pairs,
                probe,
                idleSchedule(IDLE_WARMUP_NS, IDLE_WINDOW_NS, schedule.connectNs()),
                pair -> ClientPorts.FREE);
    }

    /** A few datagrams over each of these ways, of the given length: the round begins only where these come through. */
    RunPlan wideRound(List<HostPair> ways, ToIntFunction<HostPair> datagramBytes) {
        Burst all =
                new Burst(Pattern.INCAST.optionName(), DataProtocol.UDP, Pattern.INCAST, Topology.PAIRS, ways, way -> {
                    long bytes = Math.min(datagramBytes.applyAsInt(way), LinkSettings.MOST_DATAGRAM_BYTES);
                    return new LinkLoad(
                            bytes, 0, 1, 1, OptionalLong.of(bytes * Byte.SIZE * PROBES_PER_S), OptionalLong.empty());
                });
        return planOf(List.of(all), idleSchedule(0, WIDE_WINDOW_NS, WIDE_CONNECT_NS), pair -> ClientPorts.FREE);
    }

    private Schedule idleSchedule(long warmupNs, long windowNs, long connectNs) {
        return new Schedule(
                warmupNs,
                OptionalLong.of(windowNs),
                10 * MILLISECOND,
                schedule.intervalNs(),
                schedule.drainNs(),
                schedule.roundNs(),
                connectNs);
    }

    /** Links that share a hub, all at once, and beside them pairs that have no part in it. */
    RunPlan around(List<HostPair> links, Pattern pattern, List<HostPair> beside) {
        List<Burst> bursts = new ArrayList<>();
        bursts.add(new Burst(pattern.optionName(), pattern, Topology.MESH, links, load));
        if (!beside.isEmpty()) {
            bursts.add(new Burst("bystander", Pattern.INCAST, Topology.PAIRS, beside, load));
        }
        return planOf(bursts, schedule, pair -> ClientPorts.FREE);
    }

    /** Incasts side by side, each to a hub of its own. */
    RunPlan gathering(List<HostPair> links) {
        Burst all = new Burst(Pattern.INCAST.optionName(), Pattern.INCAST, Topology.SPREAD, links, load);
        return planOf(List.of(all), schedule, pair -> ClientPorts.FREE);
    }

    private RunPlan plan(List<HostPair> pairs, LinkLoad each, Schedule times, Function<HostPair, ClientPorts> ports) {
        Burst all = new Burst(Pattern.INCAST.optionName(), Pattern.INCAST, Topology.PAIRS, pairs, each);
        return planOf(List.of(all), times, ports);
    }

    /** A load of a round. */
    private record Burst(
            String name,
            DataProtocol protocol,
            Pattern pattern,
            Topology topology,
            List<HostPair> pairs,
            Function<HostPair, LinkLoad> each) {

        Burst(String name, Pattern pattern, Topology topology, List<HostPair> pairs, LinkLoad each) {
            this(name, DataProtocol.TCP, pattern, topology, pairs, pair -> each);
        }
    }

    private RunPlan planOf(List<Burst> bursts, Schedule times, Function<HostPair, ClientPorts> ports) {
        List<String> names = names();
        Map<Integer, Integer> taking = new LinkedHashMap<>();
        List<Load> loads = new ArrayList<>();
        int linkId = 0;
        for (Burst burst : bursts) {
            List<LinkPlan> links = new ArrayList<>();
            for (HostPair pair : burst.pairs()) {
                taking.putIfAbsent(pair.source(), taking.size());
                taking.putIfAbsent(pair.sink(), taking.size());
                links.add(new LinkPlan(
                        linkId++,
                        loads.size(),
                        taking.get(pair.source()),
                        taking.get(pair.sink()),
                        burst.each().apply(pair),
                        0,
                        ports.apply(pair),
                        rail));
            }
            loads.add(new Load(
                    loads.size(),
                    burst.name(),
                    burst.protocol(),
                    burst.pattern(),
                    Mode.PUSH,
                    burst.topology(),
                    false,
                    OptionalLong.empty(),
                    ArrivalPhase.SPREAD,
                    LoadSpan.WHOLE,
                    Thresholds.NONE,
                    links));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        List<String> agents = new ArrayList<>();
        for (int host : taking.keySet()) {
            endpoints.add(new Endpoint(endpoints.size(), names.get(host), isOnThisHost() ? 0 : endpoints.size()));
            agents.add(names.get(host));
        }
        return new RunPlan(
                UUID.randomUUID().toString().replace("-", ""),
                seed,
                isOnThisHost() ? List.of(RunPlan.THIS_HOST) : agents,
                endpoints,
                loads,
                times,
                data);
    }
}
