package io.netbench.suite;

import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.analysis.fabric.RepeatPlan;
import io.netbench.analysis.fabric.RepeatPlan.Probe;
import io.netbench.analysis.fabric.RepeatedPair;
import io.netbench.suite.schedule.HostPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures suspects again, and healthy pairs beside them. */
final class SuspectRounds {

    private final RoundRunner rounds;
    private final Course course;
    private final PairMeasurements pairs;
    private final String phase;
    private final List<RepeatedPair> repeats = new ArrayList<>();
    private int lostPorts;

    /** @param pairs their first measurements */
    SuspectRounds(RoundRunner rounds, Course course, PairMeasurements pairs, String phase) {
        this.rounds = rounds;
        this.course = course;
        this.pairs = pairs;
        this.phase = phase;
    }

    /** Everything that was measured again so far. */
    List<RepeatedPair> repeats() {
        return List.copyOf(repeats);
    }

    /** How many were to come from the ports that they had at first, and did not. */
    int lostPorts() {
        return lostPorts;
    }

    /** Measures what a plan asks for, or as much of it as comes before somebody ends the suite. */
    void run(RepeatPlan plan, int attempt) {
        int of = plan.rounds().size();
        course.expect(of);
        for (int round = 1; round <= of && rounds.interrupted() == null; round++) {
            course.round(phase, round, of, repeats.size());
            run(plan.rounds().get(round - 1), phase + "-" + attempt + "-" + round);
            course.ended();
        }
    }

    private void run(List<Probe> round, String name) {
        Map<HostPair, Probe> probes = new LinkedHashMap<>();
        Map<HostPair, PortChoice> choices = new LinkedHashMap<>();
        PortChoice ofSuspects = PortChoice.FIRST;
        for (Probe probe : round) {
            HostPair pair = new HostPair(pairs.source(probe.pair()), pairs.sink(probe.pair()));
            probes.put(pair, probe);
            choices.put(pair, probe.newPorts() ? PortChoice.NEW : PortChoice.FIRST);
            ofSuspects = probe.newPorts() ? PortChoice.NEW : ofSuspects;
        }
        rounds.repeat(phase, name, choices, ofSuspects.parameters()).forEach((pair, measured) -> {
            Probe asked = probes.get(pair);
            lostPorts += !asked.newPorts() && !measured.hasFirstPorts() ? 1 : 0;
            // What counts is where its flows came from, and not from where they were to.
            Probe was = new Probe(asked.pair(), !measured.hasFirstPorts(), asked.isControl());
            repeats.add(new RepeatedPair(was, measured.figures()));
        });
    }
}
