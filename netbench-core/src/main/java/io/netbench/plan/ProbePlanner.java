package io.netbench.plan;

import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Plans the run of probes that goes on beside a load: it begins before it and ends after it, over the same agents, with
 * connections and event loops of its own.
 *
 * <p>Probes are few. One is {@value #PROBE_BYTES} bytes each way, {@value #WIRE_BYTES} on the wire with its headers and the
 * acknowledgement of the other direction, and all that meet at a host take at most {@value #MOST_PER_HOST_PER_S} a second of
 * these: 1 % of 100 Mbit/s, and of any faster line less. Where a line is known to be slower they are fewer.
 */
public final class ProbePlanner {

    /** Payload of a probe, and of its answer. */
    public static final int PROBE_BYTES = 64;

    /** A probe on the wire in one direction: payload, and the headers of its segment and of an acknowledgement. */
    public static final int WIRE_BYTES = PROBE_BYTES + 2 * 66;

    /** Probes that one host sends and answers in a second, of all its pairs. */
    private static final int MOST_PER_HOST_PER_S = 625;

    /** Probes take at most this part of what a line is known to carry: 1 %, with room for what is not known so exactly. */
    private static final double MOST_OF_A_LINE = 0.008;

    /** More pairs than this tell nothing more; those that are probed are spread evenly over all. */
    private static final int MOST_PAIRS = 256;

    /** Probes that an agent keeps one by one, of all its pairs. */
    private static final int MOST_KEPT_BY_AGENT = 2_000_000;

    /** Probes of a pair that may be under way: those of many seconds, so that what a stall holds up is sent after it. */
    private static final int DEPTH = 1024;

    /** Hosts that are late, drains and reports take no longer than this beside what is planned. */
    private static final long SLACK_NS = 120_000_000_000L;

    /** How long a load is taken to last that bytes or rounds end. */
    private static final long OPEN_END_NS = 600_000_000_000L;

    private static final long MOST_NS = 24L * 3600 * 1_000_000_000L - SLACK_NS;
    private static final long TICK_NS = 100_000_000L;

    private final RunPlan load;
    private final ProbeRequest request;
    private final List<Endpoint> endpoints;
    private final List<String> agents;
    private final Map<String, Double> lines;

    private ProbePlanner(RunPlan load, ProbeRequest request, Map<String, Double> lines) {
        this.load = load;
        this.request = request;
        this.lines = lines;
        this.endpoints = new ArrayList<>(load.endpoints());
        this.agents = new ArrayList<>(load.agents());
    }

    /**
     * The plan of the probes beside a load.
     *
     * @param runId 32 hexadecimal digits
     * @throws PlanException if the load leaves no room for what is asked
     */
    public static RunPlan plan(RunPlan load, ProbeRequest request, String runId) {
        return plan(load, request, runId, Map.of());
    }

    /**
     * The same, with no more probes than slow lines bear.
     *
     * @param lines bytes a second that endpoints are known to carry, by their names
     */
    public static RunPlan plan(RunPlan load, ProbeRequest request, String runId, Map<String, Double> lines) {
        return new ProbePlanner(load, request, lines).plan(runId);
    }

    /** Probes of a pair in a second, of a plan of probes. */
    public static double ratePerS(RunPlan probes) {
        return probes.links().get(0).load().rateBitsPerS().orElseThrow() / 8.0 / PROBE_BYTES;
    }

    /**
     * What of a request applies to a load.
     *
     * @throws PlanException if a bystander takes part in it, or a kind was asked for that it does not have
     */
    static ProbeRequest fitting(RunPlan load, ProbeRequest request) {
        requireNoPart(load, request);
        boolean isTimed = SoloPlanner.hasTimed(load);
        if (request.has(ProbeKind.SELF) && !isTimed) {
            throw new PlanException(Property.PROBE + ": self times the operations of the load, and it has none, since"
                    + " nothing answers its blocks; leave self out");
        }
        if (!request.kinds().isEmpty()) {
            return request;
        }
        Set<ProbeKind> kinds = EnumSet.of(ProbeKind.FOREIGN);
        if (isTimed) {
            kinds.add(ProbeKind.SELF);
        }
        if (!request.bystanders().isEmpty()) {
            kinds.add(ProbeKind.BYSTANDER);
        }
        return request.of(kinds);
    }

    private static void requireNoPart(RunPlan load, ProbeRequest request) {
        for (HostAddress bystander : request.bystanders()) {
            if (load.agents().contains(bystander.toString())) {
                throw new PlanException(
                        Property.BYSTANDERS + ": " + bystander + " takes part in the load; name hosts that don't");
            }
        }
    }

    private RunPlan plan(String runId) {
        Map<ProbeKind, List<Pair>> pairs = new HashMap<>();
        if (request.has(ProbeKind.FOREIGN)) {
            pairs.put(ProbeKind.FOREIGN, foreign());
        }
        if (request.has(ProbeKind.BYSTANDER)) {
            pairs.put(ProbeKind.BYSTANDER, bystanders());
        }
        if (pairs.isEmpty()) {
            throw new PlanException("no probes but the load's own operations");
        }
        List<Pair> all = pairs.values().stream().flatMap(List::stream).toList();
        int most = mostAtOneHost(all);
        double seconds = durationNs() / 1e9;
        int keep = Math.min(Load.MAX_KEPT_SAMPLES, MOST_KEPT_BY_AGENT / most);
        double rate = Math.min(request.ratePerS(), (double) MOST_PER_HOST_PER_S / most);
        rate = Math.min(rate, (keep - 1) / seconds);
        rate = Math.min(rate, mostOnItsLine(all));
        int kept = (int) Math.min(keep, Math.ceil(rate * seconds) + 1);
        List<Load> loads = new ArrayList<>();
        int links = 0;
        for (ProbeKind kind : List.of(ProbeKind.FOREIGN, ProbeKind.BYSTANDER)) {
            List<Pair> ofKind = pairs.getOrDefault(kind, List.of());
            if (!ofKind.isEmpty()) {
                loads.add(load(kind, loads.size(), links, ofKind, rate, kept));
                links += ofKind.size();
            }
        }
        return new RunPlan(
                runId,
                load.seed(),
                agents,
                endpoints,
                loads,
                BesideLoad.schedule(load, 0, durationNs(), TICK_NS),
                data());
    }

    private record Pair(int client, int server) {}

    /** Who connects to whom in the load, each pair once, or so many of them spread over all. */
    private List<Pair> foreign() {
        Set<Pair> all = new LinkedHashSet<>();
        for (Load each : load.loads()) {
            each.links().forEach(link -> all.add(new Pair(each.clientOf(link), each.serverOf(link))));
        }
        List<Pair> listed = List.copyOf(all);
        int count = Math.min(MOST_PAIRS, listed.size());
        return IntStream.range(0, count)
                .mapToObj(i -> listed.get((int) ((long) i * listed.size() / count)))
                .toList();
    }

    private List<Pair> bystanders() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < request.bystanders().size(); i += 2) {
            pairs.add(new Pair(
                    endpoint(request.bystanders().get(i)),
                    endpoint(request.bystanders().get(i + 1))));
        }
        return pairs;
    }

    private int endpoint(HostAddress host) {
        int agent = agents.size();
        agents.add(host.toString());
        endpoints.add(new Endpoint(endpoints.size(), host.toString(), agent));
        return endpoints.size() - 1;
    }

    private int mostAtOneHost(List<Pair> pairs) {
        Map<Integer, Integer> ends = new HashMap<>();
        for (Pair pair : pairs) {
            int client = endpoints.get(pair.client()).agent();
            int server = endpoints.get(pair.server()).agent();
            ends.merge(client, 1, Integer::sum);
            if (server != client) {
                ends.merge(server, 1, Integer::sum);
            }
        }
        return ends.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** Probes of each pair in a second that the slowest line bears. */
    private double mostOnItsLine(List<Pair> pairs) {
        Map<String, Integer> ends = new HashMap<>();
        for (Pair pair : pairs) {
            ends.merge(endpoints.get(pair.client()).name(), 1, Integer::sum);
            ends.merge(endpoints.get(pair.server()).name(), 1, Integer::sum);
        }
        return ends.entrySet().stream()
                .filter(end -> lines.containsKey(end.getKey()))
                .mapToDouble(end -> MOST_OF_A_LINE * lines.get(end.getKey()) / WIRE_BYTES / end.getValue())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The client sends and times, whoever it is in the load: so firewalls that let the load through let probes through. */
    private static Load load(ProbeKind kind, int id, int firstLink, List<Pair> pairs, double ratePerS, int kept) {
        LinkLoad probes = new LinkLoad(
                PROBE_BYTES,
                PROBE_BYTES,
                1,
                DEPTH,
                OptionalLong.of(Math.max(1, Math.round(ratePerS * PROBE_BYTES * 8))),
                OptionalLong.empty());
        List<LinkPlan> links = IntStream.range(0, pairs.size())
                .mapToObj(i -> new LinkPlan(
                        firstLink + i, id, pairs.get(i).client(), pairs.get(i).server(), probes, 0))
                .toList();
        return BesideLoad.load(id, kind.optionName(), Pattern.INCAST, Mode.PUSH, LoadSpan.WHOLE, kept, links);
    }

    private long durationNs() {
        Schedule ofLoad = load.schedule();
        long beside = ofLoad.warmupNs() + load.windowNs().orElse(OPEN_END_NS) + ofLoad.drainBoundNs();
        long asked = Math.min(MOST_NS, beside + 2 * request.aroundNs() + SLACK_NS);
        return asked / TICK_NS * TICK_NS;
    }

    /** One event loop of its own on each host; what steers packets, or hides what is in them, is the load's. */
    private DataPlan data() {
        SocketPlan ofLoad = load.data().socket();
        OptionalInt dscp = request.dscp().isPresent() ? request.dscp() : ofLoad.dscp();
        SocketPlan socket =
                new SocketPlan(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), dscp);
        DataPlan all = load.data();
        return new DataPlan(all.transport(), OptionalInt.of(1), socket, false, false).with(all.tls());
    }
}
