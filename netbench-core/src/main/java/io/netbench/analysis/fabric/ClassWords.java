package io.netbench.analysis.fabric;

import io.netbench.text.HostNames;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Which pairs something is about that singles out no host and no way among them: what follows the word "pair". */
final class ClassWords {

    private final FabricHosts hosts;
    private final PairMeasurements pairs;
    private final PairClasses classes;

    ClassWords(FabricHosts hosts, PairMeasurements pairs, PairClasses classes) {
        this.hosts = hosts;
        this.pairs = pairs;
        this.classes = classes;
    }

    /** Of some pairs, that are all of them, those of a class, or part of one. */
    String all(int[] some) {
        int first = classes.classOf(some[0]);
        boolean isOneClass = IntStream.of(some).allMatch(pair -> classes.classOf(pair) == first);
        if (!isOneClass) {
            return "";
        }
        boolean isPart = some.length < classes.members().count(first);
        return isPart ? between(some) + groups(first) : of(first);
    }

    /** Of a class: between which hosts, unless these are all alike, and whether of one group. */
    String of(int pairClass) {
        String between = classes.haveOneSpeed() ? "" : between(classes.members().pairs(pairClass));
        return between + groups(pairClass);
    }

    private String groups(int pairClass) {
        Boolean isWithin = classes.isWithinGroups(pairClass);
        boolean areAllSo = IntStream.range(0, classes.count())
                .allMatch(other -> Objects.equals(isWithin, classes.isWithinGroups(other)));
        return areAllSo || isWithin == null ? "" : isWithin ? " within groups" : " between groups";
    }

    private String between(int[] some) {
        return " from %s to %s".formatted(names(some, pairs::source), names(some, pairs::sink));
    }

    private String names(int[] some, IntUnaryOperator end) {
        int[] ends = IntStream.of(some).map(end).distinct().sorted().toArray();
        return HostNames.fold(hosts.names(ends), FabricWords.MOST_RANGES);
    }
}
