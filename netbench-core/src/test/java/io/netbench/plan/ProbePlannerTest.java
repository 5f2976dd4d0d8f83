package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbePlannerTest {

    private static final RunPlan INCAST =
            Requests.plan(Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "h1", "h[2-9]"));

    @Test
    void shouldProbeEachPairOfTheLoadOnceFromTheEndThatConnects() {
        RunPlan read = Requests.plan(Requests.roles(Pattern.INCAST, Mode.READ, Topology.MESH, "h[1-3]", "h4"));

        RunPlan probes = probes(read, request());

        assertEquals(List.of("h4>h1", "h4>h2", "h4>h3"), Requests.links(probes));
        assertEquals(List.of("foreign"), probes.loads().stream().map(Load::name).toList());
    }

    @Test
    void shouldHaveOneEventLoopOfItsOwnAndTheCodePointThatWasAskedFor() {
        RunPlan probes = probes(
                INCAST,
                new ProbeRequest(Set.of(ProbeKind.FOREIGN), List.of(), 100, 2_000_000_000L, OptionalInt.of(46)));

        assertEquals(OptionalInt.of(1), probes.data().threads());
        assertEquals(OptionalInt.of(46), probes.data().socket().dscp());
    }

    /** All probes that meet at a host: 1 % of 100 Mbit/s is 1 Mbit/s. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 64, 200})
    void shouldTakeNoMoreThanAHundredthOfASlowLine(int clients) {
        RunPlan load = Requests.plan(
                Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "server", "c[1-" + clients + "]"));

        RunPlan probes = probes(load, request());

        double perS = probes.links().stream()
                .mapToDouble(link -> link.load().rateBitsPerS().orElseThrow() / 8.0 / ProbePlanner.PROBE_BYTES)
                .sum();
        assertTrue(perS * ProbePlanner.WIRE_BYTES * 8 <= 1.001e6, () -> "probes a second: " + perS);
        assertTrue(perS / probes.links().size() <= 100.001, () -> "probes a second: " + perS);
    }

    /** Of whichever line is the slowest for what it has of the pairs. */
    @ParameterizedTest
    @ValueSource(strings = {"h1", "h4"})
    void shouldTakeNoMoreThanAHundredthOfALineThatIsKnownToBeSlow(String slow) {
        double lineBytesPerS = 125_000;

        RunPlan probes =
                ProbePlanner.plan(INCAST, request(), Requests.RUN_ID, Map.of(slow, lineBytesPerS, "h2", 1.25e9));

        long pairs = probes.links().stream()
                .filter(link -> probes.endpoints().get(link.source()).name().equals(slow)
                        || probes.endpoints().get(link.sink()).name().equals(slow))
                .count();
        double perS = pairs * ProbePlanner.ratePerS(probes);
        double share = perS * ProbePlanner.WIRE_BYTES / lineBytesPerS;
        assertTrue(share <= 0.01 && share > 0.007, () -> "share of the line: " + share);
    }

    @Test
    void shouldTryEachPairInTheDirectionOfTheLoadFromTheEndThatConnects() {
        RunPlan read = Requests.plan(Requests.roles(Pattern.INCAST, Mode.READ, Topology.MESH, "h[1-3]", "h4"));
        ProbeRequest request =
                new ProbeRequest(Set.of(), addresses("b1", "b2"), 100, 2_000_000_000L, OptionalInt.empty());
        ProbeRequest fitted = read.with(Optional.of(request)).probes().orElseThrow();

        RunPlan trial = TrialPlanner.plan(read, probes(read, fitted), Requests.RUN_ID);

        assertEquals(List.of("h1>h4", "h2>h4", "h3>h4", "b1>b2"), Requests.links(trial));
        for (LinkPlan link : trial.links()) {
            assertTrue(link.load().isStream(), link::toString);
            String client =
                    trial.endpoints().get(trial.loadOf(link).clientOf(link)).name();
            assertEquals(link.loadId() == 0 ? "h4" : "b1", client);
        }
    }

    /** Whoever asked for a low rate wants no line filled; and what is tried bears as many probes as there ever are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 250})
    void shouldTryNoMoreThanItHasToKnow(int clients) {
        RunPlan load = Requests.plan(
                Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "server", "c[1-" + clients + "]"));
        RunPlan probes = probes(load, request());

        RunPlan trial = TrialPlanner.plan(load, probes, Requests.RUN_ID);

        double bitsPerS = trial.links().stream()
                .mapToLong(link -> link.load().rateBitsPerS().orElseThrow())
                .sum();
        assertEquals(200e6, bitsPerS, 1e3);
        Map<String, Double> lines = Map.of("server", bitsPerS / 8 * 0.7, "c1", bitsPerS / 8 * 0.7 / clients);
        assertEquals(
                ProbePlanner.ratePerS(probes),
                ProbePlanner.ratePerS(ProbePlanner.plan(load, request(), Requests.RUN_ID, lines)),
                0.01);
    }

    /** What is tried of an endpoint is all that it has in one direction, in whichever load, and no more. */
    @Test
    void shouldTryAsMuchWhereLoadsHaveOtherPairs() {
        RunPlan load = Planner.plan(
                new RunRequest(
                        List.of(
                                LoadRequest.of(Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "a", "c[1-8]")),
                                LoadRequest.of(
                                        Requests.roles(Pattern.BROADCAST, Mode.PUSH, Topology.MESH, "a", "d[1-2]"))),
                        Thresholds.NONE,
                        TimingRequest.DEFAULT,
                        Requests.DATA,
                        1),
                Requests.RUN_ID);
        RunPlan trial = TrialPlanner.plan(load, probes(load, request()), Requests.RUN_ID);

        assertEquals(10, trial.links().size());
        trial.links()
                .forEach(link -> assertEquals(25e6, link.load().rateBitsPerS().orElseThrow(), 1, "eight come to a"));
    }

    @Test
    void shouldTryAPairOfManyLinksOnce() {
        RunPlan load = Requests.plan(Requests.roles(Pattern.BROADCAST, Mode.PUSH, Topology.MESH, "s1", "c[1-3]"));

        RunPlan trial = TrialPlanner.plan(load, probes(load, request()), Requests.RUN_ID);

        assertEquals(List.of("s1>c1", "s1>c2", "s1>c3"), Requests.links(trial));
        assertEquals(1, trial.links().get(0).load().connections());
    }

    @Test
    void shouldKeepRoomForEveryProbeOfARun() {
        RunPlan probes = probes(INCAST, request());

        Load foreign = probes.loads().get(0);
        double rate = foreign.links().get(0).load().rateBitsPerS().orElseThrow() / 8.0 / ProbePlanner.PROBE_BYTES;
        double due = rate * probes.schedule().durationNs().orElseThrow() / 1e9;
        assertTrue(foreign.keptSamples() >= due, () -> foreign.keptSamples() + " kept, " + due + " due");
    }

    @Test
    void shouldSpreadTheFewThatAreProbedOverAMeshOfMany() {
        RunPlan load = Requests.plan(Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "s[1-40]", "c[1-40]"));

        RunPlan probes = probes(load, request());

        assertEquals(256, probes.links().size());
        assertTrue(probes.links().stream().map(LinkPlan::sink).distinct().count() > 30, "servers that are probed");
    }

    @Test
    void shouldProbeBystandersPairByPair() {
        ProbeRequest request =
                new ProbeRequest(Set.of(), addresses("b1", "b2", "b3", "b4"), 100, 2_000_000_000L, OptionalInt.empty());

        RunPlan fitted = INCAST.with(Optional.of(request));
        RunPlan probes = probes(INCAST, fitted.probes().orElseThrow());

        assertEquals(
                List.of("b1>b2", "b3>b4"),
                Requests.links(probes).subList(8, probes.links().size()));
        assertEquals(13, probes.agents().size());
        assertFalse(fitted.agents().contains("b1"), "the load has none of them");
    }

    @Test
    void shouldRefuseABystanderThatTakesPart() {
        ProbeRequest request =
                new ProbeRequest(Set.of(), addresses("h3", "b2"), 100, 2_000_000_000L, OptionalInt.empty());

        PlanException refused = assertThrows(PlanException.class, () -> INCAST.with(Optional.of(request)));

        assertTrue(refused.getMessage().contains("h3 takes part in the load"), refused::getMessage);
    }

    @Test
    void shouldRefuseAnOddNumberOfBystanders() {
        assertThrows(
                PlanException.class,
                () -> new ProbeRequest(Set.of(), addresses("b1"), 100, 2_000_000_000L, OptionalInt.empty()));
    }

    @Test
    void shouldLeaveOutTheOperationsOfAStreamUnlessTheyAreAskedFor() {
        RunPlan stream = Requests.plan(
                Requests.load(Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "h1", "h2"), "response-size=0"));
        ProbeRequest all = new ProbeRequest(Set.of(), List.of(), 100, 2_000_000_000L, OptionalInt.empty());
        ProbeRequest self =
                new ProbeRequest(Set.of(ProbeKind.SELF), List.of(), 100, 2_000_000_000L, OptionalInt.empty());

        assertEquals(
                Set.of(ProbeKind.FOREIGN),
                stream.with(Optional.of(all)).probes().orElseThrow().kinds());
        assertThrows(PlanException.class, () -> stream.with(Optional.of(self)));
    }

    @Test
    void shouldTakeLinksOfALoadOneAfterAnotherWhenTheyAreAlone() {
        RunPlan alone = SoloPlanner.plan(INCAST, Requests.RUN_ID).orElseThrow();

        long endNs = 0;
        for (Load load : alone.loads()) {
            assertEquals(endNs, load.span().beginNs());
            endNs = load.span().stopNs().orElseThrow();
            assertEquals(1, load.links().size());
            assertEquals(1, load.links().get(0).load().queueDepth());
        }
        assertEquals(alone.schedule().durationNs().orElseThrow(), endNs);
    }

    private static ProbeRequest request() {
        return new ProbeRequest(Set.of(ProbeKind.FOREIGN), List.of(), 100, 2_000_000_000L, OptionalInt.empty());
    }

    private static RunPlan probes(RunPlan load, ProbeRequest request) {
        return ProbePlanner.plan(load, request, Requests.RUN_ID);
    }

    private static List<HostAddress> addresses(String... names) {
        return List.of(names).stream().map(HostAddress::parse).toList();
    }
}
