package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.fabric.CauseKind;
import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.analysis.fabric.FabricVerdict.Outcome;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.result.ResultSchema;
import io.netbench.result.SuitePhase;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteStatus;
import io.netbench.result.file.OutputException;
import io.netbench.result.file.Patience;
import io.netbench.result.file.SuiteReader;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FabricSuiteTest {

    private static final int HOSTS = 8;
    private static final long SECOND = 1_000_000_000L;
    private static final Map<String, List<String>> PARAMETERS = Map.of("hosts", List.of("h[1-8]"));

    private final Random random = new Random(15);

    @TempDir
    private Path folder;

    @Test
    void shouldMeasureEveryPairOnce() {
        FakeFabric fabric = new FakeFabric(this::well);
        FabricOutcome outcome = suite(order(false), fabric, SuiteStore.NONE).run();

        assertEquals(HOSTS * (HOSTS - 1), outcome.pairs().size());
        assertEquals(0, outcome.verdict().exitStatus());
        Set<String> seen = new HashSet<>();
        fabric.ran.subList(1, fabric.ran.size()).forEach(round -> {
            assertEquals(HOSTS, round.size(), "each host sends once");
            round.forEach(pair -> assertTrue(seen.add(pair), () -> pair + " was measured twice"));
        });
    }

    @Test
    void shouldPassHealthyFabric() {
        FabricOutcome outcome =
                suite(order(true), new FakeFabric(this::well), SuiteStore.NONE).run();

        assertEquals(Outcome.GOOD, outcome.judged().orElseThrow().outcome());
        assertEquals(0, outcome.verdict().exitStatus());
    }

    @Test
    void shouldNameHostWhoseSendsAreSlow() {
        FabricOutcome outcome = suite(
                        order(true),
                        new FakeFabric((source, sink) -> well(source, sink) * (source.equals("h3") ? 0.5 : 1)),
                        SuiteStore.NONE)
                .run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(CauseKind.SENDING, findings.get(0).kind());
        assertEquals(List.of("h3"), findings.get(0).sources());
        assertEquals(3, outcome.verdict().exitStatus());
    }

    @Test
    void shouldNamePairThatLetsNothingThrough() {
        FabricOutcome outcome = suite(
                        order(true),
                        new FakeFabric(
                                (source, sink) -> source.equals("h2") && sink.equals("h7") ? 0 : well(source, sink)),
                        SuiteStore.NONE)
                .run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(CauseKind.PAIR, findings.get(0).kind());
        assertEquals(
                List.of("h2", "h7"),
                List.of(
                        findings.get(0).sources().get(0),
                        findings.get(0).sinks().get(0)));
    }

    @Test
    void shouldGoOnWithoutHostThatIsLost() {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.dead.add("h5");
        FabricOutcome outcome = suite(order(true), fabric, SuiteStore.NONE).run();

        assertEquals(1, outcome.verdict().exitStatus());
        assertEquals(Optional.of("h5"), outcome.errors().get(0).subject());
        assertTrue(outcome.judged().orElseThrow().findings().isEmpty(), "a host that is lost is no slow pair");
        // Asked when all are idle, asked once more, and then never again.
        assertTrue(fabric.ran.get(1).stream().anyMatch(pair -> pair.contains("h5")));
        assertTrue(fabric.ran.subList(2, fabric.ran.size()).stream()
                .flatMap(Set::stream)
                .noneMatch(pair -> pair.contains("h5")));
        assertEquals(6, fabric.ran.get(3).size(), "all other pairs of a round");
    }

    @Test
    void shouldLeaveMarkedSuiteWhenInterrupted() {
        FabricOutcome outcome = suite(order(true), new FakeFabric(this::well).interruptedAt(4), create())
                .run();

        assertEquals(130, outcome.verdict().exitStatus());
        SuiteResult suite = read();
        assertEquals(SuiteStatus.INTERRUPTED, suite.status());
        assertEquals(
                List.of(
                        SuitePhase.Status.DONE,
                        SuitePhase.Status.CUT,
                        SuitePhase.Status.SKIPPED,
                        SuitePhase.Status.SKIPPED),
                suite.phases().stream().map(SuitePhase::status).toList());
        assertEquals(4, suite.runs().size());
    }

    @Test
    void shouldGoOnWhereItEnded() {
        suite(order(false), new FakeFabric(this::well).interruptedAt(4), create())
                .run();
        FakeFabric rest = new FakeFabric(this::well);
        FabricOutcome outcome = suite(
                        order(false),
                        rest,
                        SuiteFolder.resume(Property.RESUME, folder, "validate", PARAMETERS, Patience.endless()))
                .run();

        assertEquals(HOSTS * (HOSTS - 1), outcome.pairs().size());
        assertEquals(5, rest.ran.size(), "the run that was cut, and those after it");
        SuiteResult suite = read();
        assertEquals(SuiteStatus.COMPLETE, suite.status());
        assertEquals(HOSTS, suite.runs().size());
    }

    @Test
    void shouldRefuseToGoOnWithOtherHosts() {
        suite(order(false), new FakeFabric(this::well), create()).run();

        OutputException refused = assertThrows(
                OutputException.class,
                () -> SuiteFolder.resume(
                        Property.RESUME, folder, "validate", Map.of("hosts", List.of("h[1-9]")), Patience.endless()));
        assertTrue(refused.getMessage().contains("h[1-9]"), refused.getMessage());
        assertThrows(OutputException.class, this::create, "a suite must not be written over");
    }

    @Test
    void shouldFitIntoItsBudget() {
        FabricSetup setup = setup();
        var schedule = FabricOrder.schedule(setup, false, true, Optional.of(Duration.ofSeconds(30)));
        double seconds = new FabricOrder(setup, schedule, groups(), true, FabricLimits.NONE)
                .estimate()
                .durationS();

        assertFalse(schedule.rounds().isEmpty());
        assertTrue(seconds <= 30, () -> "takes " + seconds + " s");
    }

    private double well(String source, String sink) {
        return 1.1e9 * (1 + 0.01 * random.nextGaussian());
    }

    private SuiteFolder create() {
        return SuiteFolder.create(Property.OUT, folder, Patience.endless());
    }

    private SuiteResult read() {
        Path file = folder.resolve("suite.json");
        ResultSchema.assertValidSuite(SuiteReader.read(file));
        return SuiteReader.read(file);
    }

    private static FabricSuite suite(FabricOrder order, Runs runs, SuiteStore store) {
        SuiteJournal journal = new SuiteJournal(
                store, "validate", RunLabels.NONE, PARAMETERS, order.estimate(), InstantSource.system());
        return new FabricSuite(order, runs, journal, SuiteListener.NONE);
    }

    private static FabricOrder order(boolean isJudged) {
        FabricSetup setup = setup();
        return new FabricOrder(
                setup,
                FabricOrder.schedule(setup, false, isJudged, Optional.empty()),
                groups(),
                isJudged,
                FabricLimits.NONE);
    }

    private static List<String> groups() {
        return Collections.nCopies(HOSTS, null);
    }

    private static FabricSetup setup() {
        return new FabricSetup(
                HostList.parse("h[1-" + HOSTS + "]"),
                new LinkLoad(1 << 17, 1, 1, 8, OptionalLong.empty(), OptionalLong.empty()),
                new Schedule(
                        SECOND / 2, OptionalLong.of(SECOND), 10_000_000, SECOND, 5 * SECOND, 5 * SECOND, 10 * SECOND),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false),
                1);
    }
}
