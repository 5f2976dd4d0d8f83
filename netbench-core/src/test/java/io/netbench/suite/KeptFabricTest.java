package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.result.file.Patience;
import io.netbench.suite.schedule.HostPair;
import io.netbench.suite.schedule.Schedule;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFabricTest {

    private static final int HOSTS = 8;
    private static final double RATE = 1e9;

    @TempDir
    private Path folder;

    @Test
    void shouldTakeWhatAPairGaveWhenItWasAskedOnceMore() {
        FakeFabric fabric = new FakeFabric((source, sink) -> RATE);

        Map<String, Double> kept = keptAsSeen(losing("h4", 3, fabric));

        assertEquals(Collections.nCopies(HOSTS * (HOSTS - 1), RATE), List.copyOf(kept.values()));
    }

    @Test
    void shouldNotTakeForUnknownAPairThatLetNothingThroughWhileAnotherHostWasLost() {
        FakeFabric fabric = new FakeFabric((source, sink) -> source.equals("h1") && sink.equals("h3") ? 0 : RATE);

        assertEquals(0.0, keptAsSeen(losing("h4", 3, fabric)).get("h1->h3"));
    }

    @Test
    void shouldSayOfEachPairOfAHostThatWasGivenUpThatItGaveNoFigure() {
        FakeFabric fabric = new FakeFabric((source, sink) -> RATE);
        fabric.dead.add("h5");

        Map<String, Double> kept = keptAsSeen(fabric);

        assertEquals(HOSTS * (HOSTS - 1), kept.size());
        kept.forEach((pair, rate) -> assertEquals(pair.contains("h5"), Double.isNaN(rate), pair));
    }

    @Test
    void shouldSayOfPairsThatSomebodyDidNotWaitForThatTheyGaveNoFigure() {
        Map<String, Double> kept = keptAsSeen(new FakeFabric((source, sink) -> RATE).interruptedAt(4));

        assertEquals(HOSTS * (HOSTS - 1), kept.size());
        assertEquals(2 * HOSTS, kept.values().stream().filter(rate -> rate > 0).count());
    }

    @Test
    void shouldSayThatNothingComesThroughWhereNoConnectionCameUpTwice() {
        FakeFabric fabric = new FakeFabric((source, sink) -> RATE);
        fabric.blocked.add("h1->h2");
        Map<String, Double> kept = keptAsSeen(fabric);

        assertEquals(0, kept.get("h1->h2"));
        assertEquals(
                HOSTS * (HOSTS - 1) - 1,
                kept.values().stream().filter(rate -> rate > 0).count());
    }

    @Test
    void shouldSayNothingOfPairsThatABudgetLeftOut() {
        FakeFabric fabric = new FakeFabric((source, sink) -> RATE);
        List<List<HostPair>> some = PairChoice.ALL.schedule(HOSTS).rounds().subList(0, 2);

        run(new Schedule(some), fabric);

        assertEquals(2 * HOSTS, KeptFabric.read(folder).rails().get(0).pairs().size());
    }

    private static Runs losing(String host, int round, FakeFabric fabric) {
        AtomicInteger rounds = new AtomicInteger();
        return (plan, listener) -> {
            fabric.dead.clear();
            fabric.dead.addAll(rounds.incrementAndGet() == round ? List.of(host) : List.of());
            return fabric.run(plan, listener);
        };
    }

    /** What is kept of each pair of a suite over all of them, which is what it showed when it ended. */
    private Map<String, Double> keptAsSeen(Runs runs) {
        FabricOutcome seen = run(PairChoice.ALL.schedule(HOSTS), runs);
        Map<String, Double> kept = rates(KeptFabric.read(folder).rails().get(0).pairs());
        assertEquals(rates(seen.pairs()), kept);
        return kept;
    }

    private FabricOutcome run(Schedule schedule, Runs runs) {
        FabricSetup setup = FabricSetups.of(HOSTS);
        FabricOrder order = new FabricOrder(
                setup,
                PairChoice.ALL,
                schedule,
                Collections.nCopies(HOSTS, null),
                false,
                FabricLimits.NONE,
                FabricExtras.USUAL);
        Map<String, List<String>> parameters = Map.of(
                "hosts",
                setup.names(),
                "schedule",
                List.of(PairChoice.Kind.SHIFTS.words()),
                "rounds",
                List.of(Integer.toString(schedule.rounds().size())));
        SuiteJournal journal = new SuiteJournal(
                SuiteFolder.create(Property.OUT, folder, Patience.endless()),
                "matrix",
                RunLabels.NONE,
                parameters,
                order.estimate(),
                InstantSource.system());
        return new FabricSuite(order, runs, journal, SuiteListener.NONE).run();
    }

    private static Map<String, Double> rates(PairMeasurements pairs) {
        Map<String, Double> rates = new TreeMap<>();
        IntStream.range(0, pairs.size())
                .forEach(pair -> rates.put(
                        "h%d->h%d".formatted(pairs.source(pair) + 1, pairs.sink(pair) + 1), pairs.goodput(pair)));
        return rates;
    }
}
