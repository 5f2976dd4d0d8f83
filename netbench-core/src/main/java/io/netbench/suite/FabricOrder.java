package io.netbench.suite;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.analysis.fabric.IncastAnalysis;
import io.netbench.plan.PlanException;
import io.netbench.result.SuiteEstimate;
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
        Schedule all = choice.schedule(setup.hosts().size());
        return budget.map(most -> new FabricOrder(setup, choice, all, List.of(), isJudged, FabricLimits.NONE, extras)
                        .within(most))
                .orElse(all);
    }

    /** As many rounds as fit together with those of them that are measured twice, which a longer schedule may have and a shorter one not. */
    private Schedule within(Duration budget) {
        Duration beside = Duration.ofNanos(idleRuns() * FabricSetup.idleRoundNs() + roundsBeside() * setup.roundNs());
        Duration onAllRails = Duration.ofNanos(setup.roundNs()).multipliedBy(extras.rails());
        long fit = budget.minus(beside).dividedBy(onAllRails);
        for (long rounds = Math.min(fit, schedule.rounds().size()); rounds > 0; rounds--) {
            FabricOrder some = drawn(rounds);
            if (some.roundsOfPairs() <= fit) {
                return some.schedule;
            }
        }
        throw new IllegalArgumentException("one round of pairs, and what goes with it, takes "
                + QuantityText.duration(beside.plus(onAllRails.multipliedBy(drawn(1).roundsOfPairs()))
                        .toNanos())
                + ", which is more than " + QuantityText.duration(budget.toNanos()));
    }

    private FabricOrder drawn(long rounds) {
        Duration one = Duration.ofNanos(setup.roundNs());
        Schedule some = Schedules.within(schedule, one.multipliedBy(rounds), one, SEED);
        return new FabricOrder(setup, choice, some, groups, isJudged, limits, extras);
    }

    /** Rounds that are measured twice: as few, from all over the schedule, as have enough pairs; none where all of it has too few to tell anything. */
    Schedule again() {
        return IntStream.rangeClosed(1, isJudged ? schedule.rounds().size() : 0)
                .mapToObj(this::spread)
                .filter(some -> some.pairs() >= LEAST_AGAIN)
                .findFirst()
                .orElse(new Schedule(List.of()));
    }

    private Schedule spread(int some) {
        int rounds = schedule.rounds().size();
        return new Schedule(IntStream.range(0, some)
                .mapToObj(k -> schedule.rounds().get((int) ((2L * k + 1) * rounds / (2L * some))))
                .toList());
    }

    /** Rounds of pairs of a rail, with those that are measured twice. */
    private int roundsOfPairs() {
        return schedule.rounds().size() + again().rounds().size();
    }

    /** Rounds of all else that puts load on the fabric, with one suspected cause. */
    private int roundsBeside() {
        return extras.rails() * incastRounds()
                + (isJudged ? ROUNDS_OF_A_SUSPECT + roundsOfPaths() : 0)
                + extras.thorough().rounds(setup.hosts().size());
    }

    /** Who asks for paths expects one of them to be bad. */
    private int roundsOfPaths() {
        return extras.pathMembers().isPresent() ? extras.flows() : 0;
    }

    /** Rounds in which several send to each host, on each rail; 0 where they would tell nothing. */
    public int incastRounds() {
        int hosts = setup.hosts().size();
        return whyNoIncasts().isPresent()
                ? 0
                : choice.incasts(hosts).rounds(choice.hubs(hosts), 0).size();
    }

    /** Why several do not send to each host at once; empty where they do. */
    Optional<String> whyNoIncasts() {
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
        return extras.rails() * idleRounds();
    }

    /** Messages, and where a network is judged, datagrams that nobody may cut. */
    private int idleRounds() {
        return isJudged && !setup.isOnThisHost() ? 2 : 1;
    }

    /** Whether it is tried which packets the ways carry. */
    boolean triesWidePackets() {
        return idleRounds() > 1;
    }

    /** What it takes, with one suspected cause. */
    public SuiteEstimate estimate() {
        int rounds = extras.rails() * roundsOfPairs() + roundsBeside();
        double seconds = (idleRuns() * FabricSetup.idleRoundNs() + rounds * (double) setup.roundNs()) / 1e9;
        return new SuiteEstimate(idleRuns() + rounds, seconds, Optional.empty());
    }
}
