package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.suite.schedule.HostPair;
import io.netbench.suite.schedule.Schedules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures pairs by a schedule. */
final class PairRounds {

    private final RoundRunner rounds;
    private final Course course;
    private final SuiteJournal journal;
    private final int hosts;

    /** @param hosts how many there are */
    PairRounds(RoundRunner rounds, Course course, SuiteJournal journal, int hosts) {
        this.rounds = rounds;
        this.course = course;
        this.journal = journal;
        this.hosts = hosts;
    }

    /**
     * Pairs that were to be measured.
     *
     * @param measured those that were, though they may have given no figure
     * @param all with those of hosts that were given up, or that somebody did not wait for
     */
    record Asked(PairMeasurements measured, PairMeasurements all) {}

    /** Measures them for the first time; those that give no figure, and whose hosts are still there, once more. */
    Asked run(String phase, List<List<HostPair>> schedule) {
        PairMeasurements.Builder pairs = PairMeasurements.builder(hosts);
        PairMeasurements measured = rounds.interrupted() == null ? measure(phase, schedule, pairs) : pairs.build();
        List<HostPair> rest = rest(schedule, measured);
        return new Asked(measured, rest.isEmpty() ? measured : withUnknown(rest, pairs));
    }

    private static List<HostPair> rest(List<List<HostPair>> schedule, PairMeasurements measured) {
        Set<HostPair> known = new HashSet<>();
        for (int pair = 0; pair < measured.size(); pair++) {
            known.add(new HostPair(measured.source(pair), measured.sink(pair)));
        }
        return schedule.stream()
                .flatMap(List::stream)
                .filter(pair -> !known.contains(pair))
                .toList();
    }

    private PairMeasurements measure(String phase, List<List<HostPair>> schedule, PairMeasurements.Builder measured) {
        journal.begin(phase, schedule.size());
        List<HostPair> unknown = new ArrayList<>(measure(phase, phase, schedule, false, measured));
        List<HostPair> more = unknown.stream().filter(this::isThere).toList();
        if (!more.isEmpty() && rounds.interrupted() == null) {
            unknown.removeAll(more);
            List<List<HostPair>> apart = Schedules.apart(more).rounds();
            course.expectMore(apart.size());
            unknown.addAll(measure(phase, phase + "-more", apart, false, measured));
        }
        return end(phase, unknown, measured);
    }

    /** Measures some once more, from the ports that they had at first: what differs then is chance alone. */
    PairMeasurements again(String phase, List<List<HostPair>> schedule) {
        PairMeasurements.Builder measured = PairMeasurements.builder(hosts);
        if (rounds.interrupted() != null) {
            return measured.build();
        }
        journal.begin(phase, schedule.size());
        return end(phase, measure(phase, phase, schedule, true, measured), measured);
    }

    private PairMeasurements end(String phase, List<HostPair> unknown, PairMeasurements.Builder measured) {
        if (rounds.interrupted() == null) {
            journal.done(phase);
        }
        return withUnknown(unknown, measured);
    }

    private static PairMeasurements withUnknown(List<HostPair> some, PairMeasurements.Builder others) {
        some.forEach(pair -> others.add(pair.source(), pair.sink(), PairFigures.ofGoodput(Double.NaN)));
        return others.build();
    }

    /** Returns those that gave no figure, and adds all others. */
    private List<HostPair> measure(
            String phase,
            String name,
            List<List<HostPair>> schedule,
            boolean isAgain,
            PairMeasurements.Builder measured) {
        List<HostPair> unknown = new ArrayList<>();
        int done = 0;
        for (int round = 1; round <= schedule.size() && rounds.interrupted() == null; round++) {
            course.round(phase, round, schedule.size(), done);
            List<HostPair> some = schedule.get(round - 1);
            Map<HostPair, PairMeasured> figures = isAgain
                    ? rounds.repeat(phase, name + "-" + round, fromFirstPorts(some), Map.of())
                    : rounds.first(phase, name + "-" + round, some);
            measured.nextRound();
            figures.forEach((pair, of) -> {
                if (Double.isNaN(of.figures().goodputBytesPerS())) {
                    unknown.add(pair);
                } else {
                    measured.add(pair.source(), pair.sink(), of.figures());
                }
            });
            course.ended(figures.values().stream().map(PairMeasured::figures).toList());
            done += figures.size();
        }
        return unknown;
    }

    private boolean isThere(HostPair pair) {
        Set<Integer> lost = rounds.givenUp();
        return !lost.contains(pair.source()) && !lost.contains(pair.sink());
    }

    private static Map<HostPair, PortChoice> fromFirstPorts(List<HostPair> pairs) {
        Map<HostPair, PortChoice> choices = new LinkedHashMap<>();
        pairs.forEach(pair -> choices.put(pair, PortChoice.FIRST));
        return choices;
    }
}
