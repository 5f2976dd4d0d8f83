package io.netbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
        List<LinkPlan> timed = load.links().stream()
                .filter(link -> load.loadOf(link).protocol() == DataProtocol.TCP)
                .filter(link -> !link.load().isStream())
                .toList();
        if (timed.isEmpty()) {
            return Optional.empty();
        }
        int count = Math.min(MOST_LINKS, timed.size());
        List<Load> loads = new ArrayList<>();
        IntStream.range(0, count)
                .mapToObj(i -> timed.get((int) ((long) i * timed.size() / count)))
                .forEach(link -> loads.add(alone(load.loadOf(link), link, loads.size())));
        Schedule ofLoad = load.schedule();
        Schedule schedule = new Schedule(
                0,
                OptionalLong.of(count * SLOT_NS),
                TICK_NS,
                TimingRequest.DEFAULT_INTERVAL_NS,
                ofLoad.drainNs(),
                ofLoad.roundNs(),
                ofLoad.connectNs());
        return Optional.of(
                new RunPlan(runId, load.seed(), load.agents(), load.endpoints(), loads, schedule, load.data()));
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
        return new Load(
                id,
                "alone-" + id,
                of.pattern(),
                of.mode(),
                Topology.PAIRS,
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                new LoadSpan(OptionalLong.of(id * SLOT_NS), OptionalLong.of((id + 1) * SLOT_NS)),
                Thresholds.NONE,
                List.of(new LinkPlan(
                        id,
                        id,
                        link.source(),
                        link.sink(),
                        single,
                        link.turn(),
                        ClientPorts.FREE,
                        OptionalInt.empty())));
    }
}
