package io.netbench.suite;

import io.netbench.analysis.fabric.BadEnds;
import io.netbench.analysis.fabric.IncastAnalysis;
import io.netbench.suite.schedule.IncastRounds;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which hosts take part in incasts, once it is known which are bad or lost.
 *
 * @param rounds the way in which those that are well send
 * @param hubs hosts that are to receive, each from as many
 * @param unreached hosts that would be, had enough others a good way to them
 */
record IncastPlan(IncastRounds rounds, List<Integer> hubs, List<Integer> unreached) {

    /** @param lost hosts that nothing can be asked of */
    static IncastPlan of(PairChoice choice, int hosts, BadEnds bad, Set<Integer> lost) {
        Set<Integer> out = new HashSet<>(bad.hosts());
        out.addAll(lost);
        IncastRounds rounds = choice.incasts(hosts, bad.ways()).without(out);
        Map<Boolean, List<Integer>> hubs = choice.hubs(hosts).stream()
                .filter(hub -> !bad.receivers().contains(hub) && !lost.contains(hub))
                .collect(Collectors.partitioningBy(rounds::reaches));
        return new IncastPlan(rounds, hubs.get(true), hubs.get(false));
    }

    /** Whether there are enough to be held against each other. */
    boolean isEnough() {
        return hubs.size() >= IncastAnalysis.LEAST_ALIKE;
    }
}
