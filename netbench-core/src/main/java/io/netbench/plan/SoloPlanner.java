package io.netbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Plans a short run in which some links of a load carry its operations alone, one operation at a time and one link after
 * another: what they take where nothing is in their way.
 */
public final class SoloPlanner {

    /** Links are spread evenly over all. */
    private static final int MOST_LINKS = 8;

    private static final long SLOT_NS = 250_000_000L;
    private static final long TICK_NS = 10_000_000L;

    private SoloPlanner() {}

    /**
     * The plan; empty where the load has no operations that could be timed.
     *
     * @param runId 32 hexadecimal digits
     */
    public static Optional<RunPlan> plan(RunPlan load, String runId) {
        List<LinkPlan> timed = timed(load);
        if (timed.isEmpty()) {
            return Optional.empty();
        }
        int count = linksOf(timed);
        List<Load> loads = new ArrayList<>();
        IntStream.range(0, count)
                .mapToObj(i -> timed.get((int) ((long) i * timed.size() / count)))
                .forEach(link -> loads.add(alone(load.loadOf(link), link, loads.size())));
        return Optional.of(new RunPlan(
                runId,
                load.seed(),
                load.agents(),
                load.endpoints(),
                loads,
                BesideLoad.schedule(load, 0, count * SLOT_NS, TICK_NS),
                load.data()));
    }

    /** How long such a run lasts, its way to the start and its drain left out; 0 where there is none. */
    public static long lastsNs(RunPlan load) {
        return linksOf(timed(load)) * SLOT_NS;
    }

    /** Whether some operations of a load are answered, so that they can be timed. */
    static boolean hasTimed(RunPlan load) {
        return !timed(load).isEmpty();
    }

    private static List<LinkPlan> timed(RunPlan load) {
        return load.links().stream()
                .filter(link -> load.loadOf(link).protocol() == DataProtocol.TCP)
                .filter(link -> !link.load().isStream())
                .toList();
    }

    private static int linksOf(List<LinkPlan> timed) {
        return Math.min(MOST_LINKS, timed.size());
    }

    private static Load alone(Load of, LinkPlan link, int id) {
        LinkLoad carried = link.load();
        LinkLoad single = new LinkLoad(
                carried.blockSizeBytes(),
                carried.responseSizeBytes(),
                1,
                1,
                OptionalLong.empty(),
                OptionalLong.empty());
        LoadSpan slot = new LoadSpan(OptionalLong.of(id * SLOT_NS), OptionalLong.of((id + 1) * SLOT_NS));
        return BesideLoad.load(
                id, "alone-" + id, of.pattern(), of.mode(), slot, 0, List.of(BesideLoad.link(id, id, link, single)));
    }
}
