package io.netbench.suite;

import io.netbench.analysis.fabric.FabricAnalysis;
import io.netbench.analysis.fabric.FabricHost;
import io.netbench.analysis.fabric.FabricHosts;
import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.IncastVerdict;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.analysis.fabric.PathTrial;
import io.netbench.analysis.fabric.RepeatPlan;
import io.netbench.analysis.fabric.RepeatedPair;
import io.netbench.result.FabricPhase;
import io.netbench.result.Finding;
import io.netbench.result.SuiteFlow;
import io.netbench.suite.schedule.HostPair;
import io.netbench.text.HostNames;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Goes over one rail: the idle hosts, all pairs, and where a verdict is asked for some of them twice, suspects again, and paths. */
final class RailSuite {

    private static final String HOSTS = "hosts";
    static final String PAIRS = "pairs";
    private static final String AGAIN = "again";
    private static final String SUSPECTS = "suspects";
    private static final String PATHS = "paths";
    private static final String INCASTS = "incasts";

    /**
     * What so many repeats did not settle stays a suspicion. Six may have to agree where many pairs are bad, and a path takes one more; what
     * is well again needs no second.
     */
    private static final int MOST_REPEATS = 7;

    private static final int MOST_RANGES = 6;

    private final FabricOrder order;
    private final SuiteJournal journal;
    private final RoundRunner rounds;
    private final Course course;
    private final List<String> names;
    private final Optional<String> name;
    private final String suffix;
    private List<SuiteFlow> flows = List.of();

    /** @param name what it is called; empty where there is only one */
    RailSuite(FabricOrder order, SuiteJournal journal, RoundRunner rounds, Course course, Optional<String> name) {
        this.order = order;
        this.journal = journal;
        this.rounds = rounds;
        this.course = course;
        this.name = name;
        names = order.setup().names();
        suffix = new FabricPhase("", name).phase();
    }

    /** Its phases, in order. */
    static List<String> phases(boolean isJudged, Optional<String> name) {
        List<String> all = isJudged ? List.of(HOSTS, PAIRS, AGAIN, SUSPECTS, PATHS, INCASTS) : List.of(HOSTS, PAIRS);
        return all.stream().map(phase -> new FabricPhase(phase, name).phase()).toList();
    }

    /** Runs to its end, or to the first run that somebody ended. */
    RailOutcome run() {
        idle();
        if (order.isJudged()) {
            RoleMtus.note(hosts(), name).ifPresent(journal::note);
        }
        PairMeasurements none = PairMeasurements.builder(names.size()).build();
        if (order.isJudged() && rounds.interrupted() == null && !order.extras().goesOn()) {
            FabricVerdict ofHosts =
                    new FabricAnalysis(hosts(), none, none, FabricLimits.NONE).verdict(List.of(), List.of());
            if (!ofHosts.findings().isEmpty()) {
                List.of(PAIRS, AGAIN, SUSPECTS, PATHS, INCASTS)
                        .forEach(phase -> journal.skip(phase + suffix, "hosts are broken"));
                return end(none, Optional.of(ofHosts), true);
            }
        }
        PairRounds.Asked pairs = pairs().run(PAIRS + suffix, order.schedule().rounds());
        if (!order.isJudged() || rounds.interrupted() != null) {
            return end(pairs.all(), Optional.empty(), false);
        }
        PairMeasurements again = again();
        if (rounds.interrupted() != null) {
            return end(pairs.all(), Optional.empty(), false);
        }
        Optional<FabricVerdict> judged = judge(pairs.measured(), again);
        askMissing();
        return end(pairs.all(), judged, false);
    }

    /** Who was lost in the last round that asked it is asked once more, as everybody else was. */
    private void askMissing() {
        Set<Integer> missing = rounds.interrupted() == null ? rounds.missing() : Set.of();
        List<HostPair> pairs = order.choice().idle(names.size()).stream()
                .filter(pair -> missing.contains(pair.source()) || missing.contains(pair.sink()))
                .toList();
        if (!pairs.isEmpty()) {
            rounds.idle(HOSTS + suffix, HOSTS + suffix + "-again", pairs);
        }
    }

    private RailOutcome end(PairMeasurements pairs, Optional<FabricVerdict> judged, boolean isCutShort) {
        return new RailOutcome(
                name,
                pairs,
                judged,
                flows,
                rounds.evidence().switchPorts(),
                rounds.evidence().interfaces(),
                isCutShort);
    }

    private void idle() {
        journal.begin(HOSTS + suffix, 1);
        course.round(HOSTS + suffix, 1, 1, 0, FabricSetup.idleRoundNs());
        List<HostPair> pairs = order.choice().idle(names.size());
        rounds.idle(HOSTS + suffix, HOSTS + suffix, pairs);
        if (rounds.interrupted() == null && order.triesWidePackets()) {
            new PathMtus(rounds, journal, names, HOSTS + suffix).run(pairs);
        }
        if (rounds.interrupted() == null) {
            journal.done(HOSTS + suffix);
        }
    }

    private PairRounds pairs() {
        return new PairRounds(rounds, course, journal, names.size());
    }

    private PairMeasurements again() {
        List<List<HostPair>> twice = order.again().rounds();
        if (twice.isEmpty()) {
            journal.skip(AGAIN + suffix, "too few pairs to tell how far two measurements of one lie apart");
            return PairMeasurements.builder(names.size()).build();
        }
        return pairs().again(AGAIN + suffix, twice);
    }

    private Optional<FabricVerdict> judge(PairMeasurements pairs, PairMeasurements again) {
        FabricAnalysis analysis = new FabricAnalysis(hosts(), pairs, again, order.limits());
        SuspectRounds suspects = new SuspectRounds(rounds, course, pairs, SUSPECTS + suffix);
        journal.begin(SUSPECTS + suffix, 0);
        for (int attempt = 1; attempt <= MOST_REPEATS && rounds.interrupted() == null; attempt++) {
            RepeatPlan next = analysis.next(suspects.repeats());
            if (next.isEmpty()) {
                break;
            }
            suspects.run(next, attempt);
        }
        if (rounds.interrupted() != null) {
            return Optional.empty();
        }
        if (suspects.repeats().isEmpty()) {
            journal.skip(SUSPECTS + suffix, "there are none");
        } else {
            journal.done(SUSPECTS + suffix);
        }
        noteLostPorts(suspects);
        List<PathTrial> trials = paths(analysis, suspects.repeats(), pairs);
        // Hosts may have shown something since.
        FabricVerdict ofPairs =
                new FabricAnalysis(hosts(), pairs, again, order.limits()).verdict(suspects.repeats(), trials);
        // Who ends the suite from here on has what pairs have shown all the same.
        return Optional.of(rounds.interrupted() == null ? ofPairs.with(incasts(pairs, ofPairs)) : ofPairs);
    }

    private IncastVerdict incasts(PairMeasurements pairs, FabricVerdict ofPairs) {
        Optional<String> reason = ofPairs.outcome() == FabricVerdict.Outcome.NOT_JUDGED
                ? Optional.of("what pairs reach could not be judged")
                : order.whyNoIncasts();
        if (reason.isPresent()) {
            journal.skip(INCASTS + suffix, reason.get());
            return IncastVerdict.NONE;
        }
        // A host that receives from many at once shows what it can't keep up with, and is no worse with one for that.
        RoundRunner many = rounds.another();
        IncastPlan plan = IncastPlan.of(order.choice(), names.size(), ofPairs.badEnds(names), many.givenUp());
        if (!plan.isEnough()) {
            journal.skip(INCASTS + suffix, "too few hosts that are well are left to hold against each other");
            return IncastVerdict.NONE;
        }
        noteNotJudged(plan.unreached(), "too few others have a good way to %s.");
        BufferRounds buffers = new BufferRounds(plan, many, course, journal, INCASTS + suffix);
        IncastVerdict verdict = buffers.run(pairs, () -> hosts(many.evidence()));
        noteNotJudged(buffers.unmeasured(), "not all that were to send to %s got through.");
        rounds.takeFrom(many);
        return verdict;
    }

    /** @param reason of which a pronoun for the ports is missing */
    private void noteNotJudged(List<Integer> hosts, String reason) {
        if (!hosts.isEmpty()) {
            boolean isOne = hosts.size() == 1;
            String those = HostNames.fold(hosts.stream().map(names::get).toList(), MOST_RANGES);
            journal.note(Finding.of(
                    "ports_not_judged",
                    name.map(rail -> "On " + rail + " the ").orElse("The ")
                            + (isOne ? "port to %s was" : "ports to %s were").formatted(those)
                            + " not judged where several send at once: "
                            + reason.formatted(isOne ? "it" : "them")));
        }
    }

    private void noteLostPorts(SuspectRounds suspects) {
        if (rounds.drawsPorts() && suspects.lostPorts() > 0) {
            journal.note(Finding.of(
                    "ports_not_kept",
                    "%s of %s could not come from the ports of the first time, and %s as from new ones. A pair that is slow on one"
                                    .formatted(
                                            QuantityText.count(suspects.lostPorts()),
                                            QuantityText.counted(
                                                    suspects.repeats().size(), "repeat"),
                                            suspects.lostPorts() == 1 ? "counts" : "count")
                            + " of several paths alone may stay a suspicion."));
        }
    }

    private List<PathTrial> paths(FabricAnalysis analysis, List<RepeatedPair> repeats, PairMeasurements pairs) {
        int[] bad = analysis.pathTrials(repeats);
        // What never came up from any port so far takes as long as a time-out, each time.
        int[] suspects = IntStream.of(bad)
                .filter(pair -> !rounds.isBlocked(new HostPair(pairs.source(pair), pairs.sink(pair))))
                .toArray();
        Optional<String> reason = bad.length > 0 && suspects.length == 0
                ? Optional.of("from no port a connection comes up between the pairs that are bad by themselves")
                : reasonForNoTrials(suspects);
        if (reason.isPresent()) {
            journal.skip(PATHS + suffix, reason.get());
            return List.of();
        }
        PathRounds paths = new PathRounds(
                rounds, course, pairs, PATHS + suffix, order.extras().flows());
        journal.begin(PATHS + suffix, paths.rounds(suspects));
        paths.run(suspects);
        if (rounds.interrupted() == null) {
            journal.done(PATHS + suffix);
        }
        flows = paths.flows(analysis::isSlow);
        return paths.trials();
    }

    private Optional<String> reasonForNoTrials(int... suspects) {
        if (suspects.length == 0) {
            return Optional.of("no pair is bad by itself");
        }
        if (!order.extras().triesPaths()) {
            return Optional.of("the time that was given is for pairs");
        }
        return order.setup().load().connections() > 1
                ? Optional.of("the connections of a pair take several paths at once")
                : order.setup().isOnThisHost() ? Optional.of("there is one path within a host") : Optional.empty();
    }

    private FabricHosts hosts() {
        return hosts(rounds.evidence());
    }

    private FabricHosts hosts(Evidence shown) {
        List<FabricHost> hosts = new ArrayList<>();
        for (int host = 0; host < names.size(); host++) {
            hosts.add(shown.host(names.get(host), order.groups().get(host))
                    .in(order.choice().role(host)));
        }
        return new FabricHosts(hosts);
    }
}
