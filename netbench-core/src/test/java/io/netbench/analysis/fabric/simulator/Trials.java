package io.netbench.analysis.fabric.simulator;

import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.analysis.fabric.simulator.FabricFault.Truth;
import io.netbench.analysis.fabric.simulator.SimulatedFabric.Flow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Many fabrics with one fault each, and how often the analysis was right about it. */
public final class Trials {

    private static final int[] SIZES = {8, 16, 64, 256};

    private final FabricFault fault;
    private final boolean sharesLinks;
    private int fabrics;
    private int found;
    private int right;
    private int ambiguous;
    private int accusing;
    private Consumer<String> onMiss = miss -> {};

    /**
     * Trials of a fault.
     *
     * @param sharesLinks whether flows that meet on a link share it; then all fabrics have two levels
     */
    public Trials(FabricFault fault, boolean sharesLinks) {
        this.fault = fault;
        this.sharesLinks = sharesLinks;
    }

    /** Tells of every answer that was not right. */
    public Trials onMiss(Consumer<String> listener) {
        onMiss = listener;
        return this;
    }

    /**
     * Judges fabrics of all sizes between two in equal numbers, one level and two in turn, each noise in turn.
     *
     * @param count how many of each size
     */
    public Trials run(int count, int leastHosts, int mostHosts, NoiseModel... noises) {
        for (int hosts : SIZES) {
            for (int i = 0; hosts >= leastHosts && hosts <= mostHosts && i < count; i++) {
                boolean isClos = sharesLinks || fault.needsClos() || i % 2 == 1;
                FabricShape shape = isClos ? FabricShape.clos(hosts, sharesLinks) : FabricShape.oneLevel(hosts);
                judge(
                        shape,
                        noises[i / 2 % noises.length],
                        1_000_000L * List.of(FabricFault.values()).indexOf(fault) + 10_000L * hosts + i);
            }
        }
        return this;
    }

    private void judge(FabricShape shape, NoiseModel noise, long seed) {
        SimulatedFabric fabric = new SimulatedFabric(shape, noise, seed);
        List<Truth> truths = fault.strike(fabric);
        SimulatedSuite suite = new SimulatedSuite(fabric);
        PairMeasurements first = suite.first();
        Set<List<Integer>> dead = deadPairs(fabric, first);
        if (fault == FabricFault.DEAD_MEMBER && dead.isEmpty()) {
            judge(shape, noise, seed + 500_000_000_000L);
            return;
        }
        FabricVerdict verdict = suite.judge(first);
        Scoring.Score score = new Scoring(shape, truths, dead).score(verdict);
        fabrics++;
        found += score.found() ? 1 : 0;
        right += score.name() == Scoring.Name.RIGHT ? 1 : 0;
        ambiguous += score.name() == Scoring.Name.AMBIGUOUS ? 1 : 0;
        accusing += score.accuses() ? 1 : 0;
        if (!score.found() || score.name() == Scoring.Name.WRONG || score.accuses()) {
            onMiss.accept("%s %s %s seed %d: %s; it is %s".formatted(fault, shape, noise, seed, verdict, truths));
        }
    }

    private static Set<List<Integer>> deadPairs(SimulatedFabric fabric, PairMeasurements first) {
        Set<List<Integer>> dead = new HashSet<>();
        for (int pair = 0; pair < first.size(); pair++) {
            if (fabric.isDead(new Flow(first.source(pair), first.sink(pair), first.sourcePort(pair)))) {
                dead.add(List.of(first.source(pair), first.sink(pair)));
            }
        }
        return dead;
    }

    public int fabrics() {
        return fabrics;
    }

    public int found() {
        return found;
    }

    public int right() {
        return right;
    }

    /** Fabrics whose fault could not be told from another. */
    public int ambiguous() {
        return ambiguous;
    }

    /** Fabrics in which something healthy was named. */
    public int accusing() {
        return accusing;
    }
}
