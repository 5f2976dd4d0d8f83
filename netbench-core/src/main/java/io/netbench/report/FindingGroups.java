package io.netbench.report;

import io.netbench.result.Finding;
import io.netbench.text.HostNames;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Findings for a person to read: what is true of many hosts is said once, and the hosts in the notation of host lists. */
public final class FindingGroups {

    /** So few are read more easily, and found more easily by name, line by line. */
    private static final int FEW = 3;

    /** So many single names and ranges fill some lines, and nobody reads more of them. */
    private static final int MAX_RANGES = 12;

    private FindingGroups() {}

    /** The same, each once, in the order of their first mention; of what was grouped, each is about no subject any more. */
    public static List<Finding> of(List<Finding> findings) {
        Map<Finding, List<Finding>> groups = new LinkedHashMap<>();
        findings.stream()
                .distinct()
                .forEach(finding -> groups.computeIfAbsent(sameOf(finding), same -> new ArrayList<>())
                        .add(finding));
        return groups.values().stream()
                .flatMap(group -> group.size() <= FEW ? group.stream() : Stream.of(merged(group)))
                .toList();
    }

    /** What findings of many subjects have in common; a finding that does not begin with its subject stands alone. */
    private static Finding sameOf(Finding finding) {
        return finding.subject()
                .filter(subject -> finding.text().startsWith(subject + ": "))
                .map(subject -> new Finding(
                        finding.code(),
                        Optional.empty(),
                        finding.load(),
                        finding.text().substring(subject.length())))
                .orElse(finding);
    }

    private static Finding merged(List<Finding> group) {
        Finding same = sameOf(group.get(0));
        if (same.equals(group.get(0))) {
            return same;
        }
        List<String> subjects = group.stream()
                .flatMap(finding -> finding.subject().stream())
                .distinct()
                .toList();
        String names = HostNames.fold(subjects, MAX_RANGES) + ", " + QuantityText.count(subjects.size()) + " in all";
        return Finding.of(same.code(), names + same.text());
    }
}
