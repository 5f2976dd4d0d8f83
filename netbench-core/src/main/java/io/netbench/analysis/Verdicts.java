package io.netbench.analysis;

import io.netbench.result.Check;
import io.netbench.result.Finding;
import io.netbench.result.Verdict;
import io.netbench.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict over a run, and with it the exit status: interrupted (130), terminated (143) or hung up (129)
 * outweighs failed or incomplete (1), which outweighs a missed threshold (3), which outweighs passed (0).
 */
final class Verdicts {

    private Verdicts() {}

    /** @param severalLoads whether a check's load has to be named */
    static Verdict of(StopCause ending, List<Finding> errors, List<Check> thresholds, boolean severalLoads) {
        List<Check> missed = thresholds.stream().filter(check -> !check.pass()).toList();
        List<String> reasons = new ArrayList<>();
        if (ending != StopCause.BY_ITSELF) {
            reasons.add(ending.words());
        }
        errors.forEach(error -> reasons.add(error.text()));
        missed.forEach(check -> reasons.add(missed(check, severalLoads)));
        if (ending != StopCause.BY_ITSELF) {
            return new Verdict(Outcome.INTERRUPTED, ending.exitStatus(), reasons);
        }
        if (!errors.isEmpty()) {
            return new Verdict(Outcome.INCOMPLETE, Verdict.INCOMPLETE_STATUS, reasons);
        }
        return missed.isEmpty()
                ? new Verdict(Outcome.PASSED, Verdict.PASSED_STATUS, reasons)
                : new Verdict(Outcome.FAILED, Verdict.FAILED_STATUS, reasons);
    }

    private static String missed(Check check, boolean severalLoads) {
        String subject = check.subject().map(name -> " of " + name).orElse("")
                + (severalLoads ? check.load().map(name -> " in " + name).orElse("") : "");
        return check.value() == null
                ? "%s%s could not be measured: %s"
                        .formatted(check.name(), subject, check.absent().get("value"))
                : "%s%s missed: %s, limit %s"
                        .formatted(
                                check.name(),
                                subject,
                                CheckUnit.text(check.unit(), check.value()),
                                CheckUnit.text(check.unit(), check.limit()));
    }
}
