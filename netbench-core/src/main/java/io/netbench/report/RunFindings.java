package io.netbench.report;

import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that a run has to say, in the order and as often as people read it.
 *
 * @param errors what failed
 * @param warnings what makes figures doubtful, what the network did first
 * @param notes what helps to read them
 */
public record RunFindings(List<Finding> errors, List<Finding> warnings, List<Finding> notes) {

    public RunFindings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** Those of a run; what is true of many hosts is said once. */
    public static RunFindings of(RunResult run) {
        List<Finding> notes = new ArrayList<>(run.notes());
        notes.addAll(retransmitsUnknown(run));
        return new RunFindings(
                FindingGroups.of(run.errors()),
                FindingGroups.of(FindingOrder.of(run.warnings())),
                FindingGroups.of(notes));
    }

    private static List<Finding> retransmitsUnknown(RunResult run) {
        List<LinkResult> sound =
                run.links().stream().filter(link -> link.failures().isEmpty()).toList();
        return sound.stream().anyMatch(link -> link.tcp().source() != null)
                ? List.of()
                : sound.stream()
                        .map(link -> link.tcp().absent().get("source"))
                        .filter(Objects::nonNull)
                        .limit(1)
                        .map(reason -> Finding.of("retransmits_unknown", "Retransmits are unknown: " + reason + '.'))
                        .toList();
    }
}
