package io.netbench.plan;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What short runs have in common that go on beside a load, before it or after it, over the same agents. */
final class BesideLoad {

    private BesideLoad() {}

    /** So long a warm-up and window, and the patience of the load. */
    static Schedule schedule(RunPlan load, long warmupNs, long windowNs, long tickNs) {
        Schedule ofLoad = load.schedule();
        return new Schedule(
                warmupNs,
                OptionalLong.of(windowNs),
                tickNs,
                TimingRequest.DEFAULT_INTERVAL_NS,
                ofLoad.drainNs(),
                ofLoad.roundNs(),
                ofLoad.connectNs());
    }

    /**
     * Links pair by pair, over TCP and without rounds.
     *
     * @param keptSamples of how many operations of each link both times are kept one by one
     */
    static Load load(
            int id, String name, Pattern pattern, Mode mode, LoadSpan span, int keptSamples, List<LinkPlan> links) {
        return new Load(
                id,
                name,
                DataProtocol.TCP,
                pattern,
                mode,
                Topology.PAIRS,
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                span,
                Thresholds.NONE,
                keptSamples,
                links);
    }

    /** A link between the ends of one of the load, by the same addresses, from any port. */
    static LinkPlan link(int id, int loadId, LinkPlan of, LinkLoad carried) {
        return new LinkPlan(
                id, loadId, of.source(), of.sink(), carried, of.turn(), ClientPorts.FREE, OptionalInt.empty());
    }
}
