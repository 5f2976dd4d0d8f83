package io.netbench.analysis.comparison;

import io.netbench.analysis.fabric.Bounds;
import io.netbench.analysis.fabric.PairFigures;
import io.netbench.analysis.fabric.simulator.FabricShape;
import io.netbench.analysis.fabric.simulator.NoiseModel;
import io.netbench.analysis.fabric.simulator.SimulatedFabric;
import io.netbench.analysis.fabric.simulator.SimulatedFabric.Flow;
import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedFigure.Level;
import io.netbench.result.ComparedFigure.Outcome;
import io.netbench.result.ComparedQuantity;
import java.util.ArrayList;
import java.util.List;

/** Fabrics that are measured before and after something happened to them, and how often it was seen. */
final class ComparisonTrials {

    private static final String WEAK = "h1->h3";
    private static final double USUAL_RATE = 1.1e10;
    private static final double USUAL_NS = 100_000;

    /** What happened in between. */
    enum Event {
        NOTHING(1, false),
        PAIR_MINUS_10(0.9, false),
        PAIR_MINUS_20(0.8, false),
        PAIR_MINUS_50(0.5, false),
        HOST_MINUS_10(0.9, true);

        private final double left;
        private final boolean isHost;

        Event(double left, boolean isHost) {
            this.left = left;
            this.isHost = isHost;
        }
    }

    private final Event event;
    private final NoiseModel noise;
    private final double noiseScale;
    private final int hosts;
    private final int suites;
    private int fabrics;
    private int found;
    private int accusing;

    /**
     * @param noiseScale share of the simulator's noise, whose deviation is 3 %
     * @param suites how many times the schedule was measured on each side
     */
    ComparisonTrials(Event event, NoiseModel noise, double noiseScale, int hosts, int suites) {
        this.event = event;
        this.noise = noise;
        this.noiseScale = noiseScale;
        this.hosts = hosts;
        this.suites = suites;
    }

    ComparisonTrials run(int count) {
        for (int i = 0; i < count; i++) {
            trial(1_000L * hosts + 100_000L * List.of(Event.values()).indexOf(event) + 10_000_000L * i + suites);
        }
        return this;
    }

    private void trial(long seed) {
        FabricShape shape = seed % 2 == 0 ? FabricShape.oneLevel(hosts) : FabricShape.clos(hosts, false);
        SimulatedFabric fabric = new SimulatedFabric(shape, noise, seed);
        Side before = new Side();
        Side after = new Side();
        for (int suite = 0; suite < suites; suite++) {
            measure(fabric, 1, before);
            measure(fabric, event.left, after);
        }
        List<ComparedFigure> worse = SideComparison.figures(before, after, ComparisonOptions.DEFAULT).stream()
                .filter(figure -> figure.outcome() == Outcome.WORSE)
                .toList();
        fabrics++;
        found += worse.stream().anyMatch(this::isRight) ? 1 : 0;
        accusing += worse.stream().anyMatch(figure -> !isDue(figure)) ? 1 : 0;
    }

    private boolean isRight(ComparedFigure figure) {
        return figure.quantity() == ComparedQuantity.GOODPUT
                && (event.isHost
                        ? figure.level() == Level.SENDING
                                && figure.subject().orElseThrow().equals("h1")
                        : figure.subject().orElse("").equals(WEAK));
    }

    private boolean isDue(ComparedFigure figure) {
        if (event == Event.NOTHING || figure.quantity() != ComparedQuantity.GOODPUT) {
            return false;
        }
        String subject = figure.subject().orElse("");
        return event.isHost ? subject.equals("h1") || subject.startsWith("h1->") : subject.equals(WEAK);
    }

    private void measure(SimulatedFabric fabric, double left, Side side) {
        for (int distance = 1; distance < hosts; distance++) {
            List<Flow> flows = new ArrayList<>();
            for (int host = 0; host < hosts; host++) {
                flows.add(new Flow(host, (host + distance) % hosts, fabric.newPort()));
            }
            List<PairFigures> figures = fabric.round(flows);
            for (int host = 0; host < hosts; host++) {
                String name = "h" + host + "->h" + (host + distance) % hosts;
                boolean isStruck = event.isHost ? host == 1 : name.equals(WEAK);
                PairFigures of = figures.get(host);
                double rate = scaled(of.goodputBytesPerS(), USUAL_RATE);
                side.addPair(name, ComparedQuantity.GOODPUT, rate * (isStruck ? left : 1));
                side.addPair(name, ComparedQuantity.LATENCY_P50, scaled(of.latencyP50Ns(), USUAL_NS));
                side.addPair(name, ComparedQuantity.LATENCY_P99, scaled(of.latencyP99Ns(), USUAL_NS));
            }
        }
    }

    /** All that is not usual scaled, whatever it is by. */
    private double scaled(double value, double usual) {
        return usual * Math.pow(value / usual, noiseScale);
    }

    int fabrics() {
        return fabrics;
    }

    int found() {
        return found;
    }

    int accusing() {
        return accusing;
    }

    @Override
    public String toString() {
        return "%-14s %-10s %4.0f %% %5d %6d %7d %7.2f%% %7.2f%% %8d"
                .formatted(
                        event,
                        noise,
                        3 * noiseScale,
                        hosts,
                        suites,
                        fabrics,
                        100.0 * found / fabrics,
                        100 * Bounds.lower(found, fabrics),
                        accusing);
    }
}
