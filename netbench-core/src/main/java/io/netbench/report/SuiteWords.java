package io.netbench.report;

import io.netbench.result.Finding;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteResult;
import io.netbench.result.Verdict;
import java.util.List;

/** A suite's verdict and findings in words. */
public final class SuiteWords {

    /** Judges nothing. */
    private static final String MATRIX = "matrix";

    private SuiteWords() {}

    /** The verdict in one word. */
    public static String verdict(SuiteResult suite) {
        return suite.verdict().map(verdict -> word(suite, verdict)).orElse("NOT AT ITS END");
    }

    private static String word(SuiteResult suite, Verdict verdict) {
        boolean isOfPairs = isOfPairs(suite);
        return switch (verdict.outcome()) {
            case PASSED -> isJudged(suite) ? isOfPairs ? "GOOD" : "PASSED" : "MEASURED, NOT JUDGED";
            case FAILED -> isOfPairs ? "BAD" : "FAILED";
            case INCOMPLETE -> "INCOMPLETE";
            case INTERRUPTED -> "INTERRUPTED";
        };
    }

    /** Whether anything of it was held against what it should be. */
    public static boolean isJudged(SuiteResult suite) {
        return !suite.kind().equals(MATRIX) && !suite.isOnlyMeasured();
    }

    /** Whether it is over the pairs of some hosts. */
    public static boolean isOfPairs(SuiteResult suite) {
        return suite.parameters().containsKey("hosts");
    }

    /** Why it is incomplete, without what its errors and findings say anyway. */
    public static List<String> reasons(SuiteResult suite) {
        return suite
                .verdict()
                .filter(verdict -> verdict.outcome() != Verdict.Outcome.PASSED)
                .map(Verdict::reasons)
                .orElse(List.of())
                .stream()
                .filter(reason -> suite.errors().stream().map(SuiteWords::of).noneMatch(reason::equals)
                        && suite.findings().stream()
                                .noneMatch(finding -> finding.text().startsWith(reason)))
                .toList();
    }

    /** A finding that names what it is about. */
    public static String of(Finding finding) {
        return finding.subject().map(subject -> subject + ": ").orElse("") + finding.text();
    }

    /** What was confirmed, the weightiest first. */
    public static List<SuiteFinding> confirmed(SuiteResult suite) {
        return suite.findings().stream().filter(SuiteFinding::confirmed).toList();
    }

    /** What may be, and was not confirmed. */
    public static List<SuiteFinding> suspects(SuiteResult suite) {
        return suite.findings().stream().filter(finding -> !finding.confirmed()).toList();
    }
}
