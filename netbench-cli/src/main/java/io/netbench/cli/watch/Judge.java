package io.netbench.cli.watch;

import io.netbench.api.Baseline;
import io.netbench.api.InternalAccess;
import io.netbench.api.NetbenchException;
import io.netbench.cli.process.ExitStatus;
import io.netbench.result.Comparison;
import io.netbench.result.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Holds the suites of a watch against its baseline: the first one that was whole and not bad, unless there was one from the
 * start. What became worse counts when it is so in a second measurement too: a comparison of two single suites is wrong
 * once in a hundred times, and a watch makes a hundred of them in a day.
 */
public final class Judge {

    private final OptionalDouble threshold;
    private Optional<Baseline> baseline;

    /**
     * A judge.
     *
     * @param baseline from the start; empty: the first good suite becomes it
     * @param threshold the least change that counts; empty: the usual one
     */
    public Judge(Optional<Baseline> baseline, OptionalDouble threshold) {
        this.threshold = threshold;
        this.baseline = baseline.map(this::prepared);
    }

    private Baseline prepared(Baseline read) {
        Baseline judging = threshold.isPresent() ? read.threshold(threshold.getAsDouble()) : read;
        return judging.allowIncomplete();
    }

    /** What a suite comes to that was measured once. */
    Judgement judge(Measured suite) {
        if (suite.status() > ExitStatus.SIGNALLED) {
            return Judgement.of(Outcome.INTERRUPTED, suite.said());
        }
        if (!suite.isKept()) {
            return Judgement.of(Outcome.NOT_JUDGED, orElse(suite.said(), "it left no result"));
        }
        if (suite.status() == Verdict.FAILED_STATUS) {
            return missed(suite);
        }
        return baseline.isPresent() ? compared(suite, List.of(suite.file())) : first(suite);
    }

    /** What it comes to with a second measurement. */
    Judgement judge(Measured suite, Measured again) {
        if (again.status() > ExitStatus.SIGNALLED) {
            return judge(suite).unconfirmed();
        }
        if (!again.isKept()) {
            return Judgement.of(Outcome.NOT_JUDGED, unconfirmed(again));
        }
        if (again.status() == Verdict.FAILED_STATUS) {
            return missed(again);
        }
        Judgement alone = compared(again, List.of(again.file()));
        if (alone.outcome() == Outcome.NOT_JUDGED) {
            return new Judgement(Outcome.NOT_JUDGED, unconfirmed(again), alone.comparison(), false);
        }
        return compared(again, List.of(suite.file(), again.file()));
    }

    /** What the second measurement lacks may be what was worse. */
    private static List<String> unconfirmed(Measured again) {
        List<String> reasons = new ArrayList<>(List.of("It was worse, and could not be measured again."));
        reasons.addAll(again.said());
        return reasons;
    }

    /** Its own verdict is bad, which it has found out with care; what became worse beside that is told too. */
    private Judgement missed(Measured suite) {
        List<String> reasons = new ArrayList<>(orElse(suite.said(), "its own verdict is bad"));
        Optional<Comparison> comparison = Optional.empty();
        if (baseline.isPresent()) {
            Judgement beside = compared(suite, List.of(suite.file()));
            comparison = beside.comparison();
            comparison.ifPresent(of -> reasons.addAll(of.verdict().reasons()));
        }
        return new Judgement(Outcome.BAD, reasons, comparison, false);
    }

    private Judgement first(Measured suite) {
        try {
            Baseline read = Baseline.read(List.of(suite.file()));
            List<String> missing = InternalAccess.missing(read);
            if (!missing.isEmpty() || suite.status() != ExitStatus.PASSED) {
                String otherwise = missing.isEmpty() ? "its own verdict is none" : missing.get(0);
                return Judgement.of(Outcome.NOT_JUDGED, orElse(suite.said(), otherwise));
            }
            baseline = Optional.of(prepared(read));
            return Judgement.of(Outcome.BASELINE, suite.said());
        } catch (NetbenchException unreadable) {
            return Judgement.of(Outcome.NOT_JUDGED, List.of(InternalAccess.messageOf(unreadable)));
        }
    }

    private Judgement compared(Measured latest, List<Path> measured) {
        Comparison comparison;
        List<String> missing;
        try {
            Baseline sides = Baseline.read(measured);
            missing = InternalAccess.missing(sides);
            comparison = InternalAccess.document(baseline.orElseThrow().compare(measured));
        } catch (NetbenchException refused) {
            return Judgement.of(
                    Outcome.NOT_JUDGED, List.of("not held against the baseline: " + InternalAccess.messageOf(refused)));
        }
        if (comparison.verdict().outcome() == Verdict.Outcome.FAILED) {
            boolean isFirst = measured.size() == 1;
            List<String> reasons = orElse(comparison.verdict().reasons(), "it is worse than the baseline");
            return new Judgement(Outcome.BAD, reasons, Optional.of(comparison), isFirst);
        }
        boolean isWhole = missing.isEmpty()
                && latest.status() == ExitStatus.PASSED
                && comparison.verdict().outcome() == Verdict.Outcome.PASSED;
        if (isWhole) {
            return new Judgement(Outcome.GOOD, List.of(), Optional.of(comparison), false);
        }
        List<String> reasons = new ArrayList<>(latest.said());
        reasons.addAll(missing.isEmpty() ? comparison.verdict().reasons() : missing);
        return new Judgement(Outcome.NOT_JUDGED, reasons, Optional.of(comparison), false);
    }

    private static List<String> orElse(List<String> said, String otherwise) {
        return said.isEmpty() ? List.of(otherwise) : said;
    }
}
