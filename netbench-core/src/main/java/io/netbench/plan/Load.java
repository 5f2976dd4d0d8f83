package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One pattern of a run with its links: who sends to whom, who asks for the next block, and when rounds are kept.
 *
 * @param barrier whether a hub's links carry their blocks in rounds: the next one starts when the slowest link is done
 * @param rounds how many measured rounds each hub runs; empty: until time or bytes are up
 * @param arrivalPhase how paced connections lie to each other; it matters only to links with a rate
 */
public record Load(
        Pattern pattern,
        Mode mode,
        Topology topology,
        boolean barrier,
        OptionalLong rounds,
        ArrivalPhase arrivalPhase,
        List<LinkPlan> links) {

    public Load {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(topology, "topology");
        Objects.requireNonNull(arrivalPhase, "arrivalPhase");
        require(rounds.isEmpty() || rounds.getAsLong() >= 1, "--rounds", rounds, "at least 1");
        require(rounds.isEmpty() || barrier, "--rounds", rounds, "used with --barrier");
        links = List.copyOf(links);
        require(!links.isEmpty(), "links", "none", "at least one link");
        for (LinkPlan link : links) {
            LinkLoad load = link.load();
            require(!barrier || load.rateBitsPerS().isEmpty(), "--rate", load.rateBitsPerS(), "left out with --barrier");
            require(!barrier || load.queueDepth() == 1, "--queue-depth", load.queueDepth(), "1 with --barrier");
            require(
                    !barrier || !load.isStream(),
                    "--response-size",
                    load.responseSizeBytes(),
                    "at least 1 byte with --barrier, whose rounds are kept by responses");
        }
    }

    /** The endpoint whose links make up a round: the single side of the pattern. */
    public int hubOf(LinkPlan link) {
        return pattern == Pattern.INCAST ? link.sink() : link.source();
    }

    /** The endpoint that connects: clients always do, servers listen. */
    public int clientOf(LinkPlan link) {
        return sourceIsClient() ? link.source() : link.sink();
    }

    /** The endpoint that listens. */
    public int serverOf(LinkPlan link) {
        return sourceIsClient() ? link.sink() : link.source();
    }

    /** The endpoint that asks for, or starts, the next block, and on whose clock its latency is taken. */
    public int pacerOf(LinkPlan link) {
        return mode == Mode.PUSH ? link.source() : link.sink();
    }

    private boolean sourceIsClient() {
        return pattern == Pattern.INCAST && mode == Mode.PUSH;
    }
}
