package io.netbench.cli.run;

import io.netbench.report.FindingGroups;
import io.netbench.result.Finding;
import io.netbench.result.LostHosts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The hosts that a run has lost, told while it goes on: those that were lost for one reason at one time in one line. What is
 * lost when nothing more comes is left to the report, which follows at once. For the coordinator's thread.
 */
final class LossNotes {

    private final List<Finding> untold = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    void lost(String host, String step, String reason) {
        untold.add(Finding.about(host, LostHosts.GONE, "%s: %s: %s".formatted(host, step, reason)));
    }

    /** The lines of all that were not told yet. They are, from now on. */
    List<String> take() {
        List<String> lines =
                FindingGroups.of(untold).stream().map(Finding::text).toList();
        untold.forEach(loss -> told.add(loss.subject().orElseThrow()));
        untold.clear();
        return lines;
    }

    /** Whether a finding is a loss that was told. */
    boolean hasTold(Finding finding) {
        return LostHosts.tells(finding)
                && finding.subject().filter(told::contains).isPresent();
    }
}
