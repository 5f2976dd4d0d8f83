package io.netbench.suite;

import io.netbench.analysis.fabric.FabricAnalysis;
import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricHost;
import io.netbench.analysis.fabric.FabricHosts;
import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.FabricWords;
import io.netbench.analysis.fabric.PairFigures;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.analysis.fabric.RepeatPlan;
import io.netbench.analysis.fabric.RepeatPlan.Probe;
import io.netbench.analysis.fabric.RepeatedPair;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteStatus;
import io.netbench.result.Verdict;
import io.netbench.suite.schedule.HostPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes over a fabric: the idle hosts, all pairs by a schedule, and where a verdict is asked for some of them twice, and
 * suspects again. Hosts that are lost are named, and the rest goes on.
 */
public final class FabricSuite {

    private static final String HOSTS = "hosts";
    private static final String PAIRS = "pairs";
    private static final String AGAIN = "again";
    private static final String SUSPECTS = "suspects";

    /** What three repeats did not settle stays a suspicion. */
    private static final int MOST_REPEATS = 3;

    private final FabricOrder order;
    private final SuiteJournal journal;
    private final SuiteListener listener;
    private final RoundRunner rounds;
    private final List<String> names;
    private final Slowness slowness = new Slowness();
    private int roundsLeft;

    public FabricSuite(FabricOrder order, Runs runs, SuiteJournal journal, SuiteListener listener) {
        this.order = order;
        this.journal = journal;
        this.listener = listener;
        rounds = new RoundRunner(order.setup(), runs, journal, listener);
        names = order.setup().names();
    }

    /** Runs to its end, or to the first run that somebody ended. */
    public FabricOutcome run() {
        journal.plan(order.isJudged() ? List.of(HOSTS, PAIRS, AGAIN, SUSPECTS) : List.of(HOSTS, PAIRS));
        roundsLeft = order.estimate().runs() - 1;
        idle();
        PairMeasurements pairs = pairs(PAIRS, order.schedule().rounds());
        if (!order.isJudged() || rounds.interrupted() != null) {
            return end(pairs, Optional.empty());
        }
        PairMeasurements again = again();
        if (rounds.interrupted() != null) {
            return end(pairs, Optional.empty());
        }
        return end(pairs, judge(pairs, again));
    }

    private void idle() {
        journal.begin(HOSTS, 1);
        listener.round(progress(HOSTS, 1, 1, 0));
        // A shift by one has each host send to one and receive from another.
        List<HostPair> ring = order.schedule().rounds().get(0);
        rounds.idle(HOSTS, HOSTS, ring);
        if (rounds.interrupted() == null) {
            journal.done(HOSTS);
        }
    }

    private PairMeasurements pairs(String phase, List<List<HostPair>> schedule) {
        PairMeasurements.Builder measured = PairMeasurements.builder(names.size());
        if (rounds.interrupted() != null) {
            return measured.build();
        }
        journal.begin(phase, schedule.size());
        int done = 0;
        for (int round = 1; round <= schedule.size() && rounds.interrupted() == null; round++) {
            listener.round(progress(phase, round, schedule.size(), done));
            Map<HostPair, PairFigures> figures =
                    rounds.loaded(phase, phase + "-" + round, Map.of(), schedule.get(round - 1));
            measured.nextRound();
            figures.forEach((pair, of) -> measured.add(pair.source(), pair.sink(), of));
            slowness.take(figures.values());
            done += figures.size();
            roundsLeft--;
        }
        if (rounds.interrupted() == null) {
            journal.done(phase);
        }
        return measured.build();
    }

    private PairMeasurements again() {
        List<List<HostPair>> twice = order.again().rounds();
        if (twice.isEmpty()) {
            journal.skip(AGAIN, "too few pairs to tell how far two measurements of one lie apart");
            return PairMeasurements.builder(names.size()).build();
        }
        return pairs(AGAIN, twice);
    }

    private SuiteListener.Progress progress(String phase, int round, int of, int done) {
        long left = Math.max(1, roundsLeft) * order.setup().roundNs()
                + (phase.equals(HOSTS) ? FabricSetup.idleRoundNs() : 0);
        return new SuiteListener.Progress(phase, round, of, done, slowness.count(), left);
    }

    private Optional<FabricVerdict> judge(PairMeasurements pairs, PairMeasurements again) {
        FabricAnalysis analysis = new FabricAnalysis(hosts(), pairs, again, order.limits());
        List<RepeatedPair> repeats = new ArrayList<>();
        journal.begin(SUSPECTS, 0);
        for (int attempt = 1; attempt <= MOST_REPEATS && rounds.interrupted() == null; attempt++) {
            RepeatPlan next = analysis.next(repeats);
            if (next.isEmpty()) {
                break;
            }
            repeat(next, pairs, attempt, repeats);
        }
        if (rounds.interrupted() != null) {
            return Optional.empty();
        }
        if (repeats.isEmpty()) {
            journal.skip(SUSPECTS, "there are none");
        } else {
            journal.done(SUSPECTS);
            journal.note(Finding.of(
                    "repeats_from_new_ports",
                    "Every repeat came from new source ports, since ports can't be kept yet. A pair that is slow on one"
                            + " of several paths alone stays a suspicion."));
        }
        // Hosts may have shown something since.
        return Optional.of(new FabricAnalysis(hosts(), pairs, again, order.limits()).verdict(repeats, List.of()));
    }

    private FabricHosts hosts() {
        List<FabricHost> hosts = new ArrayList<>();
        for (int host = 0; host < names.size(); host++) {
            hosts.add(rounds.evidence().host(names.get(host), order.groups().get(host)));
        }
        return new FabricHosts(hosts);
    }

    private void repeat(RepeatPlan plan, PairMeasurements pairs, int attempt, List<RepeatedPair> repeats) {
        roundsLeft = plan.rounds().size();
        for (int round = 1; round <= plan.rounds().size() && rounds.interrupted() == null; round++) {
            listener.round(progress(SUSPECTS, round, plan.rounds().size(), repeats.size()));
            Map<HostPair, Probe> probes = new LinkedHashMap<>();
            plan.rounds()
                    .get(round - 1)
                    .forEach(probe -> probes.put(
                            new HostPair(pairs.source(probe.pair()), pairs.sink(probe.pair())),
                            // Whatever was asked for: flows can't be given their ports yet.
                            new Probe(probe.pair(), true, probe.isControl())));
            rounds.loaded(
                            SUSPECTS,
                            SUSPECTS + "-" + attempt + "-" + round,
                            Map.of("source_ports", "new"),
                            List.copyOf(probes.keySet()))
                    .forEach((pair, figures) -> repeats.add(new RepeatedPair(probes.get(pair), figures)));
            roundsLeft--;
        }
    }

    private FabricOutcome end(PairMeasurements pairs, Optional<FabricVerdict> judged) {
        Verdict verdict = verdict(pairs, judged);
        SuiteStatus status =
                switch (verdict.outcome()) {
                    case INTERRUPTED -> SuiteStatus.INTERRUPTED;
                    case INCOMPLETE ->
                        judged.isPresent() && journal.errors().isEmpty()
                                ? SuiteStatus.COMPLETE
                                : SuiteStatus.INCOMPLETE;
                    default -> SuiteStatus.COMPLETE;
                };
        List<SuiteFinding> findings = new ArrayList<>();
        judged.ifPresent(of -> {
            of.findings().forEach(finding -> findings.add(FindingRecords.of(finding)));
            of.suspects().forEach(finding -> findings.add(FindingRecords.of(finding)));
        });
        journal.end(
                status,
                verdict,
                findings,
                rounds.interrupted() == null ? "the suite ended before it" : "the suite was interrupted");
        return new FabricOutcome(
                names, pairs, order.schedule().pairs(), judged, verdict, journal.errors(), journal.notes());
    }

    private Verdict verdict(PairMeasurements pairs, Optional<FabricVerdict> judged) {
        RunResult interrupted = rounds.interrupted();
        if (interrupted != null) {
            return interrupted.verdict();
        }
        List<String> reasons = new ArrayList<>();
        journal.errors()
                .forEach(error ->
                        reasons.add(error.subject().map(host -> host + ": ").orElse("") + error.text()));
        boolean isAnyMissing = journal.errors().isEmpty() && missing(pairs) > 0;
        if (isAnyMissing) {
            reasons.add(missing(pairs) + " of " + order.schedule().pairs() + " pairs gave no figure.");
        }
        judged.ifPresent(of -> of.findings().stream()
                .map((FabricFinding finding) -> FabricWords.sentence(finding))
                .forEach(reasons::add));
        FabricVerdict.Outcome outcome = judged.map(FabricVerdict::outcome).orElse(FabricVerdict.Outcome.ONLY_MEASURED);
        if (!journal.errors().isEmpty() || isAnyMissing || outcome == FabricVerdict.Outcome.NOT_JUDGED) {
            return new Verdict(Verdict.Outcome.INCOMPLETE, Verdict.INCOMPLETE_STATUS, reasons);
        }
        return outcome == FabricVerdict.Outcome.BAD
                ? new Verdict(Verdict.Outcome.FAILED, Verdict.FAILED_STATUS, reasons)
                : new Verdict(Verdict.Outcome.PASSED, Verdict.PASSED_STATUS, reasons);
    }

    private int missing(PairMeasurements pairs) {
        int measured = 0;
        for (int pair = 0; pair < pairs.size(); pair++) {
            measured += Double.isNaN(pairs.goodput(pair)) ? 0 : 1;
        }
        return order.schedule().pairs() - measured;
    }
}
