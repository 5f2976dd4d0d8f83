package io.netbench.suite;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.analysis.fabric.IncastAnalysis;
import io.netbench.plan.PlanException;
import io.netbench.result.SuiteEstimate;
import io.netbench.suite.schedule.HostPair;
import io.netbench.suite.schedule.Schedule;
import io.netbench.suite.schedule.Schedules;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a suite over a fabric is to do.
 *
 * @param setup hosts, and how a pair is measured
 * @param choice which pairs are measured
 * @param schedule the rounds of pairs
 * @param groups of the hosts, by their number; null for one that is in none
 * @param isJudged whether noise and suspects are measured, and a verdict is given
 * @param limits that pairs have to keep
 * @param extras what it does beyond pairs and suspects
 */
public record FabricOrder(
        FabricSetup setup,
        PairChoice choice,
        Schedule schedule,
        List<String> groups,
        boolean isJudged,
        FabricLimits limits,
        FabricExtras extras) {

    /** Rounds that one suspected cause takes: four pairs of a host, which share no round, twice each. */
    private static final int ROUNDS_OF_A_SUSPECT = 8;

    /** Pairs measured twice that tell how far chance goes. */
    private static final int LEAST_AGAIN = 30;

    /** The same budget draws the same rounds, so that a suite can be resumed. */
    private static final long SEED = 1;

    public FabricOrder {
        groups = Collections.unmodifiableList(new ArrayList<>(groups));
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(extras, "extras");
        if (extras.pathMembers().isPresent() && setup.load().connections() > 1) {
            throw new PlanException(
                    Property.PATHS + " needs pairs of one connection: several take several paths at once; leave "
                            + Property.CONNECTIONS + " out");
        }
    }

    /**
     * The rounds of pairs.
     *
     * @param choice which pairs
     * @param extras what it does beyond pairs and suspects
     * @param budget what the whole suite may take
     * @throws IllegalArgumentException if not even one round fits
     */
    public static Schedule schedule(
            FabricSetup setup, PairChoice choice, boolean isJudged, FabricExtras extras, Optional<Duration> budget) {
        int hosts = setup.hosts().size();
        Schedule all = choice.schedule(hosts);
        if (budget.isEmpty()) {
            return all;
        }
        Duration round = Duration.ofNanos(setup.roundNs());
        Duration beside = Duration.ofNanos(
                        (long) extras.rails() * idleRounds(setup, isJudged) * FabricSetup.idleRoundNs())
                .plus(isJudged ? round.multipliedBy(ROUNDS_OF_A_SUSPECT + roundsOfPaths(extras)) : Duration.ZERO)
                .plus(round.multipliedBy(extras.thorough().rounds(hosts)))
                .plus(round.multipliedBy((long) extras.rails() * incasts(setup, choice, isJudged, extras)));
        Duration left = budget.get().minus(beside).dividedBy(extras.rails());
        if (left.compareTo(round) < 0) {
            throw new IllegalArgumentException("one round of pairs, and what goes with it, takes "
                    + QuantityText.duration(
                            beside.plus(round.multipliedBy(extras.rails())).toNanos()) + ", which is more than "
                    + QuantityText.duration(budget.get().toNanos()));
        }
        Schedule fitting = Schedules.within(all, left, round, SEED);
        FabricOrder order = new FabricOrder(setup, choice, fitting, List.of(), isJudged, FabricLimits.NONE, extras);
        Duration again = round.multipliedBy(order.again().rounds().size());
        return left.minus(again).compareTo(round) < 0 ? fitting : Schedules.within(all, left.minus(again), round, SEED);
    }

    /** Rounds that are measured twice; none where there are too few pairs to tell anything. */
    Schedule again() {
        int hosts = setup.hosts().size();
        int needed = (LEAST_AGAIN + hosts - 1) / hosts;
        int rounds = schedule.rounds().size();
        if (!isJudged || needed > rounds) {
            return new Schedule(List.of());
        }
        List<List<HostPair>> some = IntStream.range(0, needed)
                .mapToObj(k -> schedule.rounds().get((int) ((2L * k + 1) * rounds / (2L * needed))))
                .toList();
        return new Schedule(some);
    }

    /** Who asks for paths expects one of them to be bad. */
    private static int roundsOfPaths(FabricExtras extras) {
        return extras.pathMembers().isPresent() ? extras.flows() : 0;
    }

    private static int incasts(FabricSetup setup, PairChoice choice, boolean isJudged, FabricExtras extras) {
        return whyNoIncasts(setup, choice, isJudged, extras).isPresent()
                ? 0
                : choice.incasts(setup.hosts().size())
                        .rounds(choice.hubs(setup.hosts().size()), 0)
                        .size();
    }

    /** Rounds in which several send to each host, on each rail; 0 where they would tell nothing. */
    public int incastRounds() {
        return incasts(setup, choice, isJudged, extras);
    }

    /** Why several do not send to each host at once; empty where they do. */
    Optional<String> whyNoIncasts() {
        return whyNoIncasts(setup, choice, isJudged, extras);
    }

    private static Optional<String> whyNoIncasts(
            FabricSetup setup, PairChoice choice, boolean isJudged, FabricExtras extras) {
        int hosts = setup.hosts().size();
        if (!isJudged || !extras.fansIn()) {
            return Optional.of("the time that was given is for pairs");
        }
        if (setup.isOnThisHost()) {
            return Optional.of("there are no ports within a host");
        }
        return choice.hubs(hosts).size() < IncastAnalysis.LEAST_ALIKE
                        || choice.senders(hosts).size() < 3
                ? Optional.of("there are too few hosts to hold against each other")
                : Optional.empty();
    }

    /** Runs that tell of the idle fabric, of all rails. */
    int idleRuns() {
        return extras.rails() * idleRounds(setup, isJudged);
    }

    /** Messages, and where a network is judged, datagrams that nobody may cut. */
    private static int idleRounds(FabricSetup setup, boolean isJudged) {
        return isJudged && !setup.isOnThisHost() ? 2 : 1;
    }

    /** Whether it is tried which packets the ways carry. */
    boolean triesWidePackets() {
        return idleRounds(setup, isJudged) > 1;
    }

    /** What it takes, with one suspected cause. */
    public SuiteEstimate estimate() {
        int ofRail = schedule.rounds().size() + again().rounds().size() + incasts(setup, choice, isJudged, extras);
        int rounds = extras.rails() * ofRail
                + (isJudged ? ROUNDS_OF_A_SUSPECT + roundsOfPaths(extras) : 0)
                + extras.thorough().rounds(setup.hosts().size());
        double seconds = (idleRuns() * FabricSetup.idleRoundNs() + rounds * (double) setup.roundNs()) / 1e9;
        return new SuiteEstimate(idleRuns() + rounds, seconds, Optional.empty());
    }
}
