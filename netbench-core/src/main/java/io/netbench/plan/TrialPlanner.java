package io.netbench.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans a short run in which all that are to be probed stream to each other, in the direction of the load: whether the lines
 * between them carry as much as probes need, and what slower ones carry. No line is filled that is faster.
 */
public final class TrialPlanner {

    private static final long WARMUP_NS = 300_000_000L;
    private static final long WINDOW_NS = 500_000_000L;
    private static final long TICK_NS = 10_000_000L;

    /** How long it lasts, its way to the start and its drain left out. */
    public static final long LASTS_NS = WARMUP_NS + WINDOW_NS;

    /** What an endpoint sends at most, and what it receives: well over what bears as many probes as there ever are. */
    private static final double MOST_BITS_PER_S = 200e6;

    private static final long BLOCK_BYTES = 4096;

    private final RunPlan load;
    private final RunPlan probes;
    private final List<Part> parts = new ArrayList<>();

    private record Pair(int client, int server) {}

    /** Links of a load, one for each of its pairs that is tried. */
    private record Part(Load of, List<LinkPlan> links) {}

    private TrialPlanner(RunPlan load, RunPlan probes) {
        this.load = load;
        this.probes = probes;
    }

    /**
     * The plan.
     *
     * @param probes beside the load, whose pairs it has
     * @param runId 32 hexadecimal digits
     */
    public static RunPlan plan(RunPlan load, RunPlan probes, String runId) {
        return new TrialPlanner(load, probes).plan(runId);
    }

    /** Whether a load's lines are tried before probes: there are none where one process has all its endpoints. */
    public static boolean hasLines(RunPlan load) {
        return !load.agents().equals(List.of(RunPlan.THIS_HOST));
    }

    private RunPlan plan(String runId) {
        for (Load ofProbes : probes.loads()) {
            if (ofProbes.name().equals(ProbeKind.FOREIGN.optionName())) {
                load.loads().forEach(each -> add(each, pairsOf(ofProbes)));
            } else {
                add(ofProbes, pairsOf(ofProbes));
            }
        }
        return new RunPlan(
                runId,
                load.seed(),
                probes.agents(),
                probes.endpoints(),
                loads(),
                BesideLoad.schedule(load, WARMUP_NS, WINDOW_NS, TICK_NS),
                probes.data());
    }

    private static Set<Pair> pairsOf(Load of) {
        Set<Pair> pairs = new HashSet<>();
        of.links().forEach(link -> pairs.add(new Pair(of.clientOf(link), of.serverOf(link))));
        return pairs;
    }

    /** One link of a load for each of these pairs. Clients connect, as in the load, whoever asks for blocks in it. */
    private void add(Load of, Set<Pair> pairs) {
        List<LinkPlan> links = of.links().stream()
                .filter(link -> pairs.remove(new Pair(of.clientOf(link), of.serverOf(link))))
                .toList();
        if (!links.isEmpty()) {
            parts.add(new Part(of, links));
        }
    }

    /** The most that one endpoint has of them in one direction. */
    private long mostAtOneEnd() {
        Map<Integer, Long> out = new HashMap<>();
        Map<Integer, Long> in = new HashMap<>();
        for (Part part : parts) {
            part.links().forEach(link -> out.merge(link.source(), 1L, Long::sum));
            part.links().forEach(link -> in.merge(link.sink(), 1L, Long::sum));
        }
        return Stream.concat(out.values().stream(), in.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
    }

    private List<Load> loads() {
        long bitsPerS = Math.round(MOST_BITS_PER_S / mostAtOneEnd());
        LinkLoad stream = new LinkLoad(BLOCK_BYTES, 0, 1, 1, OptionalLong.of(bitsPerS), OptionalLong.empty());
        List<Load> loads = new ArrayList<>();
        int links = 0;
        for (Part part : parts) {
            List<LinkPlan> streams = new ArrayList<>();
            for (LinkPlan link : part.links()) {
                streams.add(BesideLoad.link(links++, loads.size(), link, stream));
            }
            loads.add(load(loads.size(), part.of(), streams));
        }
        return loads;
    }

    private static Load load(int id, Load of, List<LinkPlan> streams) {
        LinkPlan any = streams.get(0);
        Pattern pattern = of.clientOf(any) == any.source() ? Pattern.INCAST : Pattern.BROADCAST;
        return BesideLoad.load(id, "trial-" + id, pattern, Mode.PUSH, LoadSpan.WHOLE, 0, streams);
    }
}
