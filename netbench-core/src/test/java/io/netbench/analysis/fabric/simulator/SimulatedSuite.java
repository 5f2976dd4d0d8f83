package io.netbench.analysis.fabric.simulator;

import io.netbench.analysis.fabric.BadEnds;
import io.netbench.analysis.fabric.FabricAnalysis;
import io.netbench.analysis.fabric.FabricHosts;
import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.IncastAnalysis;
import io.netbench.analysis.fabric.IncastFigures;
import io.netbench.analysis.fabric.IncastVerdict;
import io.netbench.analysis.fabric.PairFigures;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.analysis.fabric.PathTrial;
import io.netbench.analysis.fabric.RepeatPlan;
import io.netbench.analysis.fabric.RepeatedPair;
import io.netbench.analysis.fabric.SlowPorts;
import io.netbench.analysis.fabric.simulator.SimulatedFabric.Flow;
import io.netbench.suite.schedule.Incast;
import io.netbench.suite.schedule.IncastRounds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Plays the protocol of a suite against a simulated fabric: all shifts, some of them again, suspects until nothing is asked, ports, several to
 * each host at once. */
public final class SimulatedSuite {

    /** Pairs measured twice, to learn the noise. */
    private static final int PAIRS_AGAIN = 30;

    private static final int FAN_IN = 3;

    private static final int CONTROLS = 2;

    /** No analysis may go on asking for ever. */
    private static final int MOST_PHASES = 40;

    private final SimulatedFabric fabric;
    private final int hosts;
    private int repeatRounds;

    public SimulatedSuite(SimulatedFabric fabric) {
        this.fabric = fabric;
        hosts = fabric.shape().hosts();
    }

    /** The first measurements: n-1 shifts. */
    public PairMeasurements first() {
        PairMeasurements.Builder first = PairMeasurements.builder(hosts);
        for (int distance = 1; distance < hosts; distance++) {
            List<Flow> flows = new ArrayList<>();
            for (int host = 0; host < hosts; host++) {
                flows.add(new Flow(host, (host + distance) % hosts, fabric.newPort()));
            }
            add(flows, first.nextRound());
        }
        return first.build();
    }

    private void add(List<Flow> flows, PairMeasurements.Builder into) {
        List<PairFigures> figures = fabric.round(flows);
        for (int i = 0; i < flows.size(); i++) {
            into.add(flows.get(i).source(), flows.get(i).sink(), figures.get(i));
        }
    }

    private PairMeasurements again(PairMeasurements first) {
        PairMeasurements.Builder again = PairMeasurements.builder(hosts);
        int rounds = Math.min(hosts - 1, (PAIRS_AGAIN + hosts - 1) / hosts);
        for (int round = 0; round < rounds; round++) {
            int distance = 1 + round * (hosts - 1) / rounds;
            List<Flow> flows = new ArrayList<>();
            for (int host = 0; host < hosts; host++) {
                int sink = (host + distance) % hosts;
                flows.add(new Flow(host, sink, first.sourcePort(first.indexOf(host, sink))));
            }
            add(flows, again);
        }
        return again.build();
    }

    /** Measures everything and returns the verdict. */
    public FabricVerdict judge() {
        return judge(first());
    }

    FabricVerdict judge(PairMeasurements first) {
        FabricAnalysis analysis = new FabricAnalysis(fabric.hosts(), first, again(first), FabricLimits.NONE);
        List<RepeatedPair> repeats = new ArrayList<>();
        RepeatPlan plan = analysis.next(repeats);
        for (int phase = 0; !plan.isEmpty(); phase++) {
            if (phase == MOST_PHASES) {
                throw new IllegalStateException("the analysis still asks for more after " + phase + " phases");
            }
            plan.rounds().forEach(round -> repeat(first, round, repeats));
            repeatRounds += plan.rounds().size();
            plan = analysis.next(repeats);
        }
        List<PathTrial> trials = new ArrayList<>();
        for (int pair : analysis.pathTrials(repeats)) {
            for (int k = 0; k < SlowPorts.FLOWS; k++) {
                Flow flow = new Flow(first.source(pair), first.sink(pair), fabric.newPort());
                trials.add(new PathTrial(
                        pair, flow.port(), fabric.round(List.of(flow)).get(0)));
            }
        }
        FabricVerdict verdict = analysis.verdict(repeats, trials);
        return verdict.outcome() == FabricVerdict.Outcome.NOT_JUDGED ? verdict : verdict.with(incasts(first, verdict));
    }

    private IncastVerdict incasts(PairMeasurements first, FabricVerdict verdict) {
        FabricHosts shown = fabric.hosts();
        List<Integer> all = IntStream.range(0, hosts).boxed().toList();
        BadEnds bad = verdict.badEnds(all.stream().map(host -> "h" + host).toList());
        IncastRounds rounds = new IncastRounds(all, FAN_IN, bad.ways()).without(bad.hosts());
        List<Integer> well = all.stream()
                .filter(hub -> !bad.receivers().contains(hub) && rounds.reaches(hub))
                .toList();
        IncastAnalysis analysis = new IncastAnalysis(shown, first, measured(rounds.rounds(well, 0)));
        List<IncastFigures> repeats = new ArrayList<>();
        for (int turn = 1;
                turn <= IncastAnalysis.REPEATS && !analysis.suspects().isEmpty();
                turn++) {
            List<Integer> hubs = new ArrayList<>(analysis.suspects());
            analysis.controls().stream().limit(CONTROLS).forEach(hubs::add);
            repeats.addAll(measured(rounds.rounds(hubs, turn)));
        }
        return analysis.verdict(shown, repeats);
    }

    private List<IncastFigures> measured(List<List<Incast>> rounds) {
        return rounds.stream()
                .flatMap(List::stream)
                .map(incast -> fabric.incast(incast.hub(), incast.senders()))
                .toList();
    }

    private void repeat(PairMeasurements first, List<RepeatPlan.Probe> round, List<RepeatedPair> into) {
        List<Flow> flows = round.stream()
                .map(probe -> new Flow(
                        first.source(probe.pair()),
                        first.sink(probe.pair()),
                        probe.newPorts() ? fabric.newPort() : first.sourcePort(probe.pair())))
                .toList();
        List<PairFigures> figures = fabric.round(flows);
        for (int i = 0; i < round.size(); i++) {
            into.add(new RepeatedPair(round.get(i), figures.get(i)));
        }
    }

    /** Rounds that went into repeats. */
    public int repeatRounds() {
        return repeatRounds;
    }
}
