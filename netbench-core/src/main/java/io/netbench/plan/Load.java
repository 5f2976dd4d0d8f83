package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One pattern of a run with its links: who sends to whom, who asks for the next block, and when rounds are kept.
 *
 * @param id its index in the plan
 * @param name what people call it
 * @param protocol what carries its blocks
 * @param barrier whether a hub's links carry their blocks in rounds: the next one starts when the slowest link is done
 * @param rounds how many measured rounds each hub runs; empty: until time or bytes are up
 * @param arrivalPhase how paced connections lie to each other; it matters only to links with a rate
 * @param span its part of the run's window
 * @param thresholds what it has to reach; agents are not told
 * @param keptSamples of how many operations of each connection, from the first one on, both times are kept one by one; 0:
 *     only in histograms
 * @param settings what all links carry but those with settings of their own; empty: what the first one does. Agents are not
 *     told
 * @param links in the order of their ids; in an agent's share those that it has an end of, which may be none
 */
public record Load(
        int id,
        String name,
        DataProtocol protocol,
        Pattern pattern,
        Mode mode,
        Topology topology,
        boolean barrier,
        OptionalLong rounds,
        ArrivalPhase arrivalPhase,
        LoadSpan span,
        Thresholds thresholds,
        int keptSamples,
        Optional<LinkLoad> settings,
        List<LinkPlan> links) {

    /** The most characters of a name. */
    public static final int MAX_NAME = 64;

    /** The most operations of a connection whose times are kept one by one. */
    public static final int MAX_KEPT_SAMPLES = 1 << 16;

    /** A load whose links are asked for what the first one is. */
    public Load(
            int id,
            String name,
            DataProtocol protocol,
            Pattern pattern,
            Mode mode,
            Topology topology,
            boolean barrier,
            OptionalLong rounds,
            ArrivalPhase arrivalPhase,
            LoadSpan span,
            Thresholds thresholds,
            int keptSamples,
            List<LinkPlan> links) {
        this(
                id,
                name,
                protocol,
                pattern,
                mode,
                topology,
                barrier,
                rounds,
                arrivalPhase,
                span,
                thresholds,
                keptSamples,
                Optional.empty(),
                links);
    }

    /** A load whose times are kept in histograms alone. */
    public Load(
            int id,
            String name,
            DataProtocol protocol,
            Pattern pattern,
            Mode mode,
            Topology topology,
            boolean barrier,
            OptionalLong rounds,
            ArrivalPhase arrivalPhase,
            LoadSpan span,
            Thresholds thresholds,
            List<LinkPlan> links) {
        this(id, name, protocol, pattern, mode, topology, barrier, rounds, arrivalPhase, span, thresholds, 0, links);
    }

    /** A load over TCP. */
    public Load(
            int id,
            String name,
            Pattern pattern,
            Mode mode,
            Topology topology,
            boolean barrier,
            OptionalLong rounds,
            ArrivalPhase arrivalPhase,
            LoadSpan span,
            Thresholds thresholds,
            List<LinkPlan> links) {
        this(
                id,
                name,
                DataProtocol.TCP,
                pattern,
                mode,
                topology,
                barrier,
                rounds,
                arrivalPhase,
                span,
                thresholds,
                links);
    }

    /** The first load of a plan, which is called as its pattern and lasts as long as the run. */
    public Load(
            Pattern pattern,
            Mode mode,
            Topology topology,
            boolean barrier,
            OptionalLong rounds,
            ArrivalPhase arrivalPhase,
            List<LinkPlan> links) {
        this(
                0,
                pattern.optionName(),
                pattern,
                mode,
                topology,
                barrier,
                rounds,
                arrivalPhase,
                LoadSpan.WHOLE,
                Thresholds.NONE,
                links);
    }

    public Load {
        require(id >= 0, "load.id", id, "0 or more");
        requireName(name);
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(topology, "topology");
        Objects.requireNonNull(arrivalPhase, "arrivalPhase");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(settings, "settings");
        require(rounds.isEmpty() || rounds.getAsLong() >= 1, Property.ROUNDS, rounds, "at least 1");
        if (rounds.isPresent() && !barrier) {
            throw new PlanException(Property.ROUNDS + " needs " + Property.BARRIER + ": only a barrier keeps rounds");
        }
        require(
                keptSamples >= 0 && keptSamples <= MAX_KEPT_SAMPLES,
                "load.kept_samples",
                keptSamples,
                "from 0 to " + MAX_KEPT_SAMPLES);
        links = List.copyOf(links);
        if (keptSamples > 0) {
            links.forEach(link -> require(
                    link.load().rateBitsPerS().isPresent(),
                    Property.RATE,
                    "none",
                    "given where times are kept one by one"));
        }
        if (protocol == DataProtocol.UDP) {
            requireDatagrams(barrier, links);
        }
        if (barrier) {
            links.forEach(link -> requireRounds(link.load()));
        }
        for (LinkPlan link : links) {
            require(link.loadId() == id, "link.load", link.loadId(), "the load that it stands in, " + id);
            require(
                    rounds.orElse(1) <= LinkLoad.MAX_TARGET_BYTES / link.load().blockSizeBytes(),
                    Property.ROUNDS,
                    rounds,
                    "so many that they carry at most 1 EiB");
        }
    }

    /** The same with other links. */
    Load with(List<LinkPlan> others) {
        return new Load(
                id,
                name,
                protocol,
                pattern,
                mode,
                topology,
                barrier,
                rounds,
                arrivalPhase,
                span,
                thresholds,
                keptSamples,
                settings,
                others);
    }

    /** The same, to reach others. */
    Load with(Thresholds others) {
        return new Load(
                id,
                name,
                protocol,
                pattern,
                mode,
                topology,
                barrier,
                rounds,
                arrivalPhase,
                span,
                others,
                keptSamples,
                settings,
                links);
    }

    /**
     * Refuses what is no name of a load.
     *
     * @throws PlanException if a load can't be called so
     */
    public static void requireName(String name) {
        require(
                name != null && name.matches("[a-z0-9-]+") && name.length() <= MAX_NAME,
                Property.LOAD,
                name,
                "named with 1 to " + MAX_NAME + " of a-z, 0-9 and -");
    }

    /** What all of its links carry but those that were given settings of their own; it has links. */
    public LinkLoad common() {
        return settings.orElseGet(() -> links.get(0).load());
    }

    /** The links that were given settings of their own. */
    public List<LinkPlan> linksOfTheirOwn() {
        LinkLoad common = common();
        return links.stream().filter(link -> !link.load().equals(common)).toList();
    }

    /** Whether bytes or rounds can end it before its time is up. */
    public boolean endsByBytesOrRounds() {
        return links.stream().anyMatch(this::hasLimit);
    }

    /** Whether bytes or rounds end it in any case, so that it needs no time. */
    public boolean endsByItself() {
        return links.stream().allMatch(this::hasLimit);
    }

    /** Whether bytes or rounds end a link of it, so that the link has a window of its own. */
    public boolean hasLimit(LinkPlan link) {
        return rounds.isPresent() || link.load().targetBytes().isPresent();
    }

    /** Nobody answers a datagram, and one that is lost would be waited for in vain. */
    private static void requireDatagrams(boolean barrier, List<LinkPlan> links) {
        if (barrier) {
            throw new PlanException(Property.BARRIER + " must be left out with " + Property.UDP
                    + ": rounds are kept by responses, and no datagram is answered");
        }
        for (LinkPlan link : links) {
            LinkLoad load = link.load();
            LinkSettings.requireDatagram(load.blockSizeBytes(), LinkSettings.LEAST_FOREIGN_DATAGRAM_BYTES);
            require(load.isStream(), Property.RESPONSE_SIZE, load.responseSizeBytes(), "0 with " + Property.UDP);
        }
    }

    private static void requireRounds(LinkLoad load) {
        if (load.rateBitsPerS().isPresent()) {
            throw new PlanException(Property.RATE + " must be left out with " + Property.BARRIER
                    + ": a round starts when the last one is done");
        }
        if (load.queueDepth() != 1) {
            throw new PlanException(
                    Property.QUEUE_DEPTH + " must be 1 with " + Property.BARRIER + ", got: " + load.queueDepth());
        }
        if (load.isStream()) {
            throw new PlanException(Property.RESPONSE_SIZE + " must be at least 1 with " + Property.BARRIER
                    + ": rounds are kept by responses");
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
