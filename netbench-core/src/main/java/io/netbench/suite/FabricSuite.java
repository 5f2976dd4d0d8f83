package io.netbench.suite;

import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.FabricWords;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteStatus;
import io.netbench.result.Verdict;
import io.netbench.text.HostNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Goes over a fabric: each of its rails, and what is asked for beyond pairs. Hosts that are lost are named, and the rest goes on.
 */
public final class FabricSuite {

    private static final int MOST_RANGES = 6;

    private final FabricOrder order;
    private final Runs runs;
    private final SuiteJournal journal;
    private final SuiteListener listener;
    private final Course course;
    private final List<String> names;
    private final List<RailOutcome> rails = new ArrayList<>();
    private final Set<Integer> lost = new HashSet<>();
    private ThoroughFigures thorough = ThoroughFigures.NONE;
    private RunResult interrupted;

    public FabricSuite(FabricOrder order, Runs runs, SuiteJournal journal, SuiteListener listener) {
        this.order = order;
        this.runs = runs;
        this.journal = journal;
        this.listener = listener;
        course = new Course(order.setup(), listener);
        names = order.setup().names();
    }

    /** Runs to its end, or to the first run that somebody ended. Where it fails, what it has is kept before that is thrown. */
    public FabricOutcome run() {
        try {
            return suite();
        } catch (RuntimeException | Error failure) {
            journal.broke(failure);
            throw failure;
        }
    }

    private FabricOutcome suite() {
        int count = order.extras().rails();
        List<String> phases = new ArrayList<>();
        for (int rail = 0; rail < count; rail++) {
            phases.addAll(RailSuite.phases(order.isJudged(), nameOf(rail)));
        }
        phases.addAll(order.extras().thorough().isAsked() ? ThoroughRounds.phases() : List.of());
        journal.plan(phases);
        course.expect(order.estimate().runs() - order.idleRuns());
        for (int rail = 0; rail < count && interrupted == null; rail++) {
            FabricSetup setup = count > 1 ? order.setup().on(rail) : order.setup();
            RoundRunner rounds = new RoundRunner(setup, runs, journal, listener).without(lost);
            rails.add(new RailSuite(order, journal, rounds, course, nameOf(rail)).run());
            rounds.noteBlocked();
            interrupted = rounds.interrupted();
            lost.addAll(rounds.givenUp());
        }
        noteSameInterfaces();
        if (interrupted == null && order.extras().thorough().isAsked()) {
            goThorough();
        }
        return end();
    }

    /** An agent that was told of fewer addresses than there are rails takes one of them twice. */
    private void noteSameInterfaces() {
        for (int rail = 1; rail < rails.size(); rail++) {
            for (int earlier = 0; earlier < rail; earlier++) {
                noteSameInterfaces(earlier, rail);
            }
        }
    }

    private void noteSameInterfaces(int earlier, int rail) {
        Map<String, String> before = rails.get(earlier).interfaces();
        Map<String, String> now = rails.get(rail).interfaces();
        List<String> same = names.stream()
                .filter(host -> now.containsKey(host) && now.get(host).equals(before.get(host)))
                .toList();
        if (!same.isEmpty()) {
            journal.note(Finding.of(
                    "same_interface",
                    "Rails %d and %d are the same interface on %s, whose agents know of no other: they have to be told their"
                                    .formatted(earlier + 1, rail + 1, HostNames.fold(same, MOST_RANGES))
                            + " data addresses or devices, rail by rail."));
        }
    }

    private Optional<String> nameOf(int rail) {
        return order.extras().rails() > 1 ? Optional.of("rail " + (rail + 1)) : Optional.empty();
    }

    private void goThorough() {
        if (rails.stream().anyMatch(RailOutcome::isBad) && !order.extras().goesOn()) {
            ThoroughRounds.phases().forEach(phase -> journal.skip(phase, "the fabric is bad as it is"));
            return;
        }
        RoundRunner rounds = new RoundRunner(order.setup(), runs, journal, listener).without(lost);
        thorough = new ThoroughRounds(order.extras().thorough(), rounds, course, journal, names).run();
        interrupted = rounds.interrupted();
    }

    private void noteWhereNothingWasJudged() {
        if (rails.stream().anyMatch(RailOutcome::isOnlyMeasured)) {
            journal.note(
                    Finding.of(
                            SuiteResult.ONLY_MEASURED,
                            "Too few pairs are alike to be held against each other, and no speed of an interface is known for sure, so"
                                    + " they were measured and not judged; a limit, such as a least goodput of each link, would judge them."));
        }
    }

    private FabricOutcome end() {
        noteWhereNothingWasJudged();
        Verdict verdict = verdict();
        boolean areJudged = rails.stream().allMatch(rail -> rail.judged().isPresent());
        SuiteStatus status =
                switch (verdict.outcome()) {
                    case INTERRUPTED -> SuiteStatus.INTERRUPTED;
                    case INCOMPLETE ->
                        areJudged && journal.errors().isEmpty() ? SuiteStatus.COMPLETE : SuiteStatus.INCOMPLETE;
                    default -> SuiteStatus.COMPLETE;
                };
        List<SuiteFinding> findings = new ArrayList<>();
        for (RailOutcome rail : rails) {
            rail.judged().ifPresent(of -> {
                of.findings().forEach(finding -> findings.add(FindingRecords.of(finding, rail)));
                of.suspects().forEach(finding -> findings.add(FindingRecords.of(finding, rail)));
            });
        }
        findings.addAll(ThoroughRecords.of(thorough, usual(rails.get(0).pairs())));
        journal.end(
                status,
                verdict,
                findings,
                interrupted == null ? "the suite ended before it" : "the suite was interrupted");
        return new FabricOutcome(
                names,
                order.groups(),
                rails,
                order.schedule().pairs(),
                thorough,
                verdict,
                journal.errors(),
                journal.notes());
    }

    /** What half of all pairs reach, in bytes/s; NaN where none was measured. */
    private static double usual(PairMeasurements pairs) {
        double[] known = IntStream.range(0, pairs.size())
                .mapToDouble(pairs::goodput)
                .filter(rate -> !Double.isNaN(rate))
                .sorted()
                .toArray();
        return known.length == 0 ? Double.NaN : known[known.length / 2];
    }

    private Verdict verdict() {
        if (interrupted != null) {
            return interrupted.verdict();
        }
        List<String> reasons = new ArrayList<>(journal.reasons());
        boolean isIncomplete = !journal.errors().isEmpty();
        for (RailOutcome rail : rails) {
            int missing = rail.isCutShort() || !journal.errors().isEmpty() ? 0 : missing(rail.pairs());
            if (missing > 0) {
                reasons.add(rail.about(missing + " of " + order.schedule().pairs() + " pairs gave no figure."));
            }
            rail.judged()
                    .ifPresent(of -> of.findings().stream()
                            .map((FabricFinding finding) -> rail.about(FabricWords.sentence(finding)))
                            .forEach(reasons::add));
            boolean isUnsure = rail.judged()
                    .filter(of -> of.outcome() == FabricVerdict.Outcome.NOT_JUDGED)
                    .isPresent();
            isIncomplete |= missing > 0 || isUnsure;
        }
        if (isIncomplete) {
            return new Verdict(Verdict.Outcome.INCOMPLETE, Verdict.INCOMPLETE_STATUS, reasons);
        }
        return rails.stream().anyMatch(RailOutcome::isBad)
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
