package io.netbench.analysis.fabric.simulator;

import io.netbench.analysis.fabric.CauseKind;
import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.simulator.FabricFault.Truth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Counts an answer as right, ambiguous or wrong. Only confirmed findings count.
 *
 * <ul>
 *   <li><b>Right</b>: kind, hosts (or groups, or pair), direction, what the host is said to suffer from, and, for a lossy link, the
 *       loss, are those of the fault. With one fault the first finding has to be right; with k faults the first k have to be them, in any order.
 *   <li><b>Ambiguous</b> is what the first measurements can't tell apart; it counts as found, and neither as right nor as wrong: a pair, or the path of
 *       a pair, that truly crosses the fault; single hosts instead of the many that they are; hosts of a leaf, named by less or more of its pairs.
 *   <li>A dead member that too few flows met to blame a group (three pairs, three hosts, two partners) is right if every finding is the <i>path</i> of a
 *       pair that met it. One that no flow met cannot be known: such a fabric is drawn anew.
 *   <li>Of two leaves, what one sends is what the other receives: a dead member between them is right if both are named.
 *   <li>What is wrong with all pairs is right, and found, if that is what is said; any part of them is another thing.
 *   <li><b>Wrong</b>: any finding that names a host, pair or group which no fault touches.
 * </ul>
 */
final class Scoring {

    private final FabricShape shape;
    private final List<Truth> truths;
    private final Set<List<Integer>> metDeadMember;

    /**
     * Begins with what is true.
     *
     * @param metDeadMember pairs whose first flow met a dead member
     */
    Scoring(FabricShape shape, List<Truth> truths, Set<List<Integer>> metDeadMember) {
        this.shape = shape;
        this.truths = truths;
        this.metDeadMember = metDeadMember;
    }

    Score score(FabricVerdict verdict) {
        List<FabricFinding> findings = verdict.findings();
        boolean anyWrong = findings.stream().anyMatch(finding -> truths.stream().noneMatch(t -> touches(finding, t)));
        boolean found = truths.stream().allMatch(t -> findings.stream().anyMatch(finding -> touches(finding, t)));
        boolean right = findings.size() >= truths.size()
                && truths.stream()
                        .allMatch(t -> findings.stream().limit(truths.size()).anyMatch(finding -> isRight(finding, t)));
        boolean few = areMetPaths(findings);
        boolean isAmbiguous = found && !anyWrong && (arePaths(findings) || areHostsOfMany(findings));
        Name name = right || (few && isTooLittleForAGroup(truths.get(0)))
                ? Name.RIGHT
                : isAmbiguous ? Name.AMBIGUOUS : Name.WRONG;
        return new Score(found, name, anyWrong);
    }

    /** How a fault was called. */
    enum Name {
        RIGHT,
        AMBIGUOUS,
        WRONG
    }

    /**
     * What an answer was worth.
     *
     * @param found whether all faults were found
     * @param accuses whether it names something healthy
     */
    record Score(boolean found, Name name, boolean accuses) {}

    private boolean arePaths(List<FabricFinding> findings) {
        return truths.size() == 1
                && truths.get(0).kind() == CauseKind.PATH
                && findings.stream().allMatch(finding -> finding.kind() == CauseKind.PATH);
    }

    private boolean areHostsOfMany(List<FabricFinding> findings) {
        return truths.size() == 1
                && truths.get(0).kind() == CauseKind.MANY_HOSTS
                && findings.stream().allMatch(finding -> finding.sinks().isEmpty());
    }

    private boolean isRight(FabricFinding finding, Truth truth) {
        return finding.kind() == truth.kind()
                && areTheHosts(finding, truth)
                && finding.hostFault() == truth.hostFault()
                && (truth.symptom() == null || finding.symptoms().contains(truth.symptom()));
    }

    private boolean areTheHosts(FabricFinding finding, Truth truth) {
        Set<Integer> sources = numbers(finding.sources());
        Set<Integer> sinks = numbers(finding.sinks());
        boolean areBothOfTwo = truth.kind() == CauseKind.PATH
                && shape.leaves() == 2
                && sources.size() == shape.leafSize()
                && sinks.size() == shape.leafSize()
                && (sources.equals(truth.sources()) || sinks.equals(truth.sinks()));
        return areBothOfTwo || (sources.equals(truth.sources()) && sinks.equals(truth.sinks()));
    }

    private boolean areMetPaths(List<FabricFinding> findings) {
        boolean isDeadMember = truths.size() == 1 && truths.get(0).kind() == CauseKind.PATH;
        return isDeadMember
                && !findings.isEmpty()
                && findings.stream()
                        .allMatch(finding -> finding.kind() == CauseKind.PATH
                                && metDeadMember.contains(
                                        Stream.concat(finding.sources().stream(), finding.sinks().stream())
                                                .map(Scoring::number)
                                                .toList()));
    }

    private boolean isTooLittleForAGroup(Truth truth) {
        long sources =
                metDeadMember.stream().map(pair -> pair.get(0)).distinct().count();
        long sinks = metDeadMember.stream().map(pair -> pair.get(1)).distinct().count();
        long own = truth.sources().isEmpty() ? sinks : sources;
        return metDeadMember.size() < 3 || own < 3 || Math.min(sources, sinks) < 2;
    }

    /** Whether all that a finding names is touched by a fault. */
    private boolean touches(FabricFinding finding, Truth truth) {
        Set<Integer> sources = numbers(finding.sources());
        Set<Integer> sinks = numbers(finding.sinks());
        if (truth.kind() == CauseKind.ALL_PAIRS || finding.kind() == CauseKind.ALL_PAIRS) {
            return truth.kind() == finding.kind();
        }
        return switch (finding.kind()) {
            case HOST, SENDING, RECEIVING, MANY_HOSTS, HOST_FACT ->
                truth.kind() != CauseKind.PAIR
                        && truth.kind() != CauseKind.UPLINK
                        && truth.kind() != CauseKind.PATH
                        && union(truth.sources(), truth.sinks()).containsAll(union(sources, sinks));
            case INCAST -> truth.kind() == CauseKind.INCAST && truth.sinks().containsAll(sinks);
            case PAIR, PATH, UPLINK -> crosses(sources, sinks, truth);
            default -> false;
        };
    }

    private boolean crosses(Set<Integer> sources, Set<Integer> sinks, Truth truth) {
        boolean bySources = !truth.sources().isEmpty()
                && !sources.isEmpty()
                && truth.sources().containsAll(sources);
        boolean bySinks =
                !truth.sinks().isEmpty() && !sinks.isEmpty() && truth.sinks().containsAll(sinks);
        boolean needsBoth = truth.kind() == CauseKind.UPLINK || truth.kind() == CauseKind.PAIR;
        return needsBoth ? bySources && bySinks : (bySources || bySinks);
    }

    private static Set<Integer> union(Set<Integer> one, Set<Integer> other) {
        Set<Integer> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static Set<Integer> numbers(Collection<String> names) {
        Set<Integer> numbers = new TreeSet<>();
        names.forEach(name -> numbers.add(number(name)));
        return numbers;
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }
}
