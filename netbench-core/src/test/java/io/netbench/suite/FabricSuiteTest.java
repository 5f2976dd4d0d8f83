package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.analysis.comparison.ComparisonOptions;
import io.netbench.analysis.comparison.Side;
import io.netbench.analysis.comparison.SideComparison;
import io.netbench.analysis.fabric.CauseKind;
import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.analysis.fabric.FabricVerdict.Outcome;
import io.netbench.api.Baseline;
import io.netbench.api.Comparison;
import io.netbench.api.Verdict;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.result.ComparedFigure;
import io.netbench.result.Finding;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteFlow;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void shouldNamePathAndThePortsThatTakeIt() {
        AtomicInteger bad = new AtomicInteger(-1);
        FabricOutcome outcome = suite(
                        order(true),
                        new FakeFabric((source, sink, port) -> {
                            boolean isPair = source.equals("h2") && sink.equals("h7");
                            // Of two members the one that the pair's first flow takes.
                            bad.compareAndSet(-1, isPair && port != 50_001 ? port % 2 : -1);
                            return well(source, sink) * (isPair && port % 2 == bad.get() ? 0.5 : 1);
                        }),
                        create())
                .run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(CauseKind.PATH, findings.get(0).kind());
        assertEquals(29, findings.get(0).ports().tried());
        List<Integer> slow = findings.get(0).ports().slow();
        assertTrue(slow.size() > 5 && slow.size() < 24, slow::toString);
        assertTrue(slow.stream().allMatch(port -> port % 2 == bad.get()), slow::toString);
        SuiteFinding kept = read().findings().get(0);
        assertEquals(List.of("h2", "h7"), kept.subjects());
        assertEquals(
                slow,
                kept.flows().orElseThrow().stream()
                        .filter(SuiteFlow::slow)
                        .map(SuiteFlow::sourcePort)
                        .toList());
    }

    @Test
    void shouldTellOneOfTwoPathsFromTwoHalves() {
        // Hosts of one half reach those of the other by two paths, of which one is at half its rate.
        FabricOutcome outcome = suite(
                        order(true),
                        new FakeFabric((source, sink, port) -> {
                            boolean crosses = isLower(source) != isLower(sink);
                            return well(source, sink) * (crosses && port % 2 == 0 ? 0.5 : 1);
                        }),
                        create())
                .run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertTrue(!findings.isEmpty(), "half of what crosses is slow");
        assertTrue(findings.stream().allMatch(finding -> finding.kind() == CauseKind.PATH), findings::toString);
        List<Integer> slow = findings.get(0).ports().slow();
        assertTrue(!slow.isEmpty() && slow.stream().allMatch(port -> port % 2 == 0), slow::toString);
        assertEquals(3, outcome.verdict().exitStatus());
        read();
    }

    private static boolean isLower(String host) {
        return host.compareTo("h5") < 0;
    }

    @Test
    void shouldKeepWhatItHasWhenAFaultEndsIt() {
        AtomicInteger measured = new AtomicInteger();
        FakeFabric fabric = new FakeFabric((source, sink) -> {
            if (measured.incrementAndGet() > 4 * HOSTS) {
                throw new IllegalStateException("nobody foresaw this");
            }
            return well(source, sink);
        });

        assertThrows(
                IllegalStateException.class,
                () -> suite(order(true), fabric, create()).run());

        SuiteResult suite = read();
        assertEquals(SuiteStatus.INCOMPLETE, suite.status());
        assertEquals(fabric.ran.size(), suite.runs().size());
        assertTrue(suite.runs().size() >= 3, () -> suite.runs().toString());
        assertEquals(1, suite.verdict().orElseThrow().exitStatus());
        assertEquals(
                List.of("internal_error"),
                suite.errors().stream().map(Finding::code).toList());
        assertTrue(
                suite.phases().stream()
                        .anyMatch(phase -> phase.reason().equals(Optional.of("the suite was ended by an error"))),
                () -> suite.phases().toString());
    }

    @Test
    void shouldDropPairThatWasSlowByChance() {
        AtomicInteger measured = new AtomicInteger();
        FabricOutcome outcome = suite(
                        order(true),
                        new FakeFabric((source, sink, port) -> {
                            boolean isPair = source.equals("h2") && sink.equals("h7");
                            boolean isFirst = isPair && port != 50_001 && measured.incrementAndGet() == 1;
                            return well(source, sink) * (isFirst ? 0.5 : 1);
                        }),
                        SuiteStore.NONE)
                .run();

        assertEquals(Outcome.GOOD, outcome.judged().orElseThrow().outcome());
        assertTrue(measured.get() >= 2, "it was measured again");
    }

    @Test
    void shouldDropPairThatWasSlowByChanceWhereItsPortsAreLost() {
        AtomicInteger measured = new AtomicInteger();
        FakeFabric fabric = new FakeFabric((source, sink, port) -> {
            boolean isPair = source.equals("h2") && sink.equals("h7");
            boolean isFirst = isPair && port != 50_001 && measured.incrementAndGet() == 1;
            return well(source, sink) * (isFirst ? 0.5 : 1);
        });
        fabric.losesPorts = true;
        FabricOutcome outcome = suite(order(true), fabric, SuiteStore.NONE).run();

        assertEquals(Outcome.GOOD, outcome.judged().orElseThrow().outcome());
        assertTrue(outcome.judged().orElseThrow().suspects().isEmpty(), "two repeats were well");
    }

    @Test
    void shouldCountWhatCameThroughLinkThatFailedAtItsEnd() {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.failing.add("h3");
        FabricOutcome outcome = suite(order(true), fabric, SuiteStore.NONE).run();

        assertEquals(1.1e9, outcome.pairs().goodput(outcome.pairs().indexOf(2, 0)), 0.1e9);
        assertEquals(Outcome.GOOD, outcome.judged().orElseThrow().outcome());
    }

    @Test
    void shouldMeasureAnewWhereKeptRunOfThatNameHadOtherPairs() {
        FakeFabric fabric = new FakeFabric(this::well);
        SuiteStore store = new SuiteStore() {
            @Override
            public Optional<Kept> keep(String run, RunResult result) {
                return Optional.empty();
            }

            @Override
            public void write(SuiteResult suite) {}

            @Override
            public Map<String, RunResult> earlier() {
                return Map.of("pairs-1", SampleResults.incast());
            }
        };
        FabricOutcome outcome = suite(order(false), fabric, store).run();

        assertEquals(HOSTS, fabric.ran.size());
        assertEquals(0, outcome.verdict().exitStatus());
    }

    @Test
    void shouldMeasureBeyondPairsWhereTheseAreWell() {
        ThoroughOrder thorough = new ThoroughOrder(List.of(0, 4), 3);
        FabricOrder order = order(true, new FabricExtras(OptionalInt.empty(), true, false, thorough, 1, false));
        FakeFabric fabric = new FakeFabric(this::well);
        FabricOutcome outcome = suite(order, fabric, create()).run();

        assertEquals(0, outcome.verdict().exitStatus(), "what has no rule fails nothing");
        assertEquals(3, outcome.thorough().matchings().size());
        assertEquals(
                List.of("h1", "h1", "h5", "h5"),
                outcome.thorough().hubs().stream()
                        .map(ThoroughFigures.Hub::host)
                        .toList());
        assertEquals(7 * 1.1e9, outcome.thorough().hubs().get(0).bytesPerS(), 0.5e9);
        assertEquals(2, outcome.thorough().bystanders().size());
        outcome.thorough()
                .bystanders()
                .forEach(one ->
                        assertTrue(!one.hub().equals(one.source()) && !one.hub().equals(one.sink()), one::toString));
        Set<String> beside = fabric.ran.get(fabric.ran.size() - 1);
        assertTrue(
                beside.contains("h6->h7") && beside.contains("h1->h5") && !beside.contains("h6->h5"), beside::toString);
        SuiteResult suite = read();
        assertEquals(
                List.of("bisection", "incast", "broadcast", "incast", "broadcast", "bystander", "bystander"),
                suite.findings().stream().map(SuiteFinding::code).toList());
        assertTrue(
                suite.phases().stream()
                        .filter(phase -> ThoroughRounds.phases().contains(phase.name()))
                        .allMatch(phase -> phase.status() == SuitePhase.Status.DONE),
                suite.phases()::toString);
        assertTrue(
                suite.runs().size() <= order.estimate().runs()
                        && suite.runs().size() >= order.estimate().runs() - 9,
                () -> suite.runs().size() + " runs of " + order.estimate().runs());
    }

    @Test
    void shouldMeasureNothingBeyondPairsWhereFabricIsBad() {
        ThoroughOrder thorough = new ThoroughOrder(List.of(0), 3);
        for (boolean goesOn : new boolean[] {false, true}) {
            FabricOutcome outcome = suite(
                            order(true, new FabricExtras(OptionalInt.empty(), true, goesOn, thorough, 1, false)),
                            new FakeFabric((source, sink) -> well(source, sink) * (source.equals("h3") ? 0.5 : 1)),
                            SuiteStore.NONE)
                    .run();
            assertEquals(goesOn ? 3 : 0, outcome.thorough().matchings().size());
            assertEquals(3, outcome.verdict().exitStatus());
        }
    }

    @Test
    void shouldMeasureEveryClientWithEveryServerInBothDirections() {
        FabricSetup setup = setup();
        PairChoice roles = new PairChoice(PairChoice.Kind.ROLES, 3);
        FakeFabric fabric = new FakeFabric(this::well);
        FabricOutcome outcome = suite(
                        new FabricOrder(
                                setup,
                                roles,
                                FabricOrder.schedule(setup, roles, false, FabricExtras.USUAL, Optional.empty()),
                                groups(),
                                false,
                                FabricLimits.NONE,
                                FabricExtras.USUAL),
                        fabric,
                        SuiteStore.NONE)
                .run();

        assertEquals(2 * 3 * 5, outcome.pairs().size());
        assertEquals(1 + 5, fabric.ran.size());
        Set<String> asked = new HashSet<>();
        fabric.ran.get(0).forEach(pair -> asked.addAll(List.of(pair.split("->"))));
        assertEquals(HOSTS, asked.size(), "every host is asked when all are idle");
        assertTrue(outcome.pairs().indexOf(0, 1) < 0 && outcome.pairs().indexOf(7, 0) >= 0);
    }

    @Test
    void shouldJudgeEachRailForItself() {
        FakeFabric fabric = new FakeFabric((source, sink, port) -> well(source, sink));
        fabric.rail = (source, rail) -> source.equals("h3") && rail == 1 ? 0.5 : 1;
        FabricOutcome outcome = suite(
                        order(true, new FabricExtras(OptionalInt.empty(), true, false, ThoroughOrder.NONE, 2, false)),
                        fabric,
                        create())
                .run();

        assertEquals(Outcome.GOOD, outcome.rails().get(0).judged().orElseThrow().outcome());
        List<FabricFinding> findings =
                outcome.rails().get(1).judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(CauseKind.SENDING, findings.get(0).kind());
        assertEquals(3, outcome.verdict().exitStatus());
        assertTrue(
                outcome.verdict().reasons().get(0).startsWith("Rail 2: What host h3 sends"),
                outcome.verdict()::toString);
        assertTrue(read().runs().stream().anyMatch(run -> run.name().equals("pairs-rail2-7")));
    }

    @Test
    void shouldKeepEachRailApart() {
        FakeFabric fabric = new FakeFabric((source, sink, port) -> well(source, sink));
        fabric.rail = (source, rail) -> rail == 1 ? 0.5 : 1;
        FabricExtras twoRails =
                new FabricExtras(OptionalInt.empty(), true, false, ThoroughOrder.NONE, 2, /* fansIn= */ false);
        Map<String, List<String>> hosts = Map.of("hosts", setup().names());
        suite(order(true, twoRails), fabric, create(), hosts).run();

        List<KeptFabric.Rail> rails = KeptFabric.read(folder).rails();
        assertEquals(
                List.of(Optional.of("rail 1"), Optional.of("rail 2")),
                rails.stream().map(KeptFabric.Rail::name).toList());
        rails.forEach(rail -> assertEquals(HOSTS * (HOSTS - 1), rail.pairs().size()));
        assertEquals(0.55e9, rails.get(1).pairs().goodput(0), 0.1e9);
        List<Path> kept = List.of(folder);
        Comparison same = Baseline.read(kept).compare(kept);
        assertEquals(Verdict.PASSED, same.verdict(), same.reasons()::toString);
        int compared =
                ResultJson.mapper().readTree(same.toJson()).get("compared").intValue();
        assertTrue(compared >= 2 * HOSTS * (HOSTS - 1), () -> compared + " figures of pairs of both rails");
    }

    @Test
    void shouldNameThePortThatCollapsesWhereSeveralSendToItAtOnce() {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.port = (sink, senders) -> sink.equals("h6") && senders > 1 ? 0.4 : 1;
        FabricOutcome outcome = suite(order(true), fabric, create()).run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(CauseKind.INCAST, findings.get(0).kind());
        assertEquals(List.of("h6"), findings.get(0).sinks());
        assertEquals(3, outcome.verdict().exitStatus());
        SuiteFinding kept = read().findings().get(0);
        assertEquals("bad_incast", kept.code());
        assertEquals(SuiteFinding.Kind.NIC, kept.kind());
        assertEquals(Optional.of(SuiteFinding.Direction.IN), kept.direction());
        long again = fabric.ran.stream()
                .filter(round ->
                        round.stream().filter(pair -> pair.endsWith("->h6")).count() == 3)
                .count();
        assertEquals(3, again, "once, and twice more with others that send");
    }

    @Test
    void shouldDropPortThatCollapsedOnce() {
        AtomicInteger incasts = new AtomicInteger();
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.port = (sink, senders) -> sink.equals("h6") && senders > 1 && incasts.incrementAndGet() <= 3 ? 0.4 : 1;
        FabricOutcome outcome = suite(order(true), fabric, SuiteStore.NONE).run();

        assertEquals(Outcome.GOOD, outcome.judged().orElseThrow().outcome());
        assertTrue(incasts.get() > 3, "it was measured again");
    }

    @Test
    void shouldSayNoMoreOfAHostThatReceivesBadlyFromEach() {
        FabricOutcome outcome = suite(
                        order(true),
                        new FakeFabric((source, sink) -> well(source, sink) * (sink.equals("h6") ? 0.5 : 1)),
                        SuiteStore.NONE)
                .run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(CauseKind.RECEIVING, findings.get(0).kind());
    }

    @Test
    void shouldNotHaveAHostSendToOthersAtOnceThatSendsBadly() {
        FakeFabric fabric = new FakeFabric((source, sink) -> well(source, sink) * (source.equals("h3") ? 0.1 : 1));
        FabricOutcome outcome = suite(order(true), fabric, SuiteStore.NONE).run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(CauseKind.SENDING, findings.get(0).kind());
        Set<String> incasts = incasts(fabric);
        assertTrue(incasts.stream().noneMatch(pair -> pair.startsWith("h3->")), incasts::toString);
        assertTrue(incasts.stream().anyMatch(pair -> pair.endsWith("->h3")), "it receives as well as any");
    }

    @Test
    void shouldJudgeThePortOfAHostThatOneOtherDoesNotReach() {
        FakeFabric fabric =
                new FakeFabric((source, sink) -> source.equals("h7") && sink.equals("h6") ? 0 : well(source, sink));
        fabric.port = (sink, senders) -> sink.equals("h6") && senders > 1 ? 0.4 : 1;
        FabricOutcome outcome = suite(order(true), fabric, SuiteStore.NONE).run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(
                List.of(CauseKind.PAIR, CauseKind.INCAST),
                findings.stream().map(FabricFinding::kind).toList(),
                findings::toString);
        assertEquals(List.of("h6"), findings.get(1).sinks());
        assertFalse(incasts(fabric).contains("h7->h6"));
    }

    @Test
    void shouldSayWhosePortCouldNotBeJudged() {
        Set<String> senders = Set.of("h1", "h2");
        Set<String> pairs = Set.of("h3->h6", "h4->h6", "h5->h6");
        FabricOutcome outcome = suite(
                        order(true),
                        new FakeFabric((source, sink) -> well(source, sink)
                                * (senders.contains(source) || pairs.contains(source + "->" + sink) ? 0.5 : 1)),
                        SuiteStore.NONE)
                .run();

        assertEquals(
                List.of(
                        "The port to h6 was not judged where several send at once: too few others have a good way to it."),
                outcome.notes().stream().map(Finding::text).toList(),
                () -> outcome.judged().toString());
    }

    @Test
    void shouldJudgePortsWithoutAHostThatWasLost() {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.dead.add("h5");
        fabric.port = (sink, senders) -> sink.equals("h6") && senders > 1 ? 0.4 : 1;
        FabricOutcome outcome = suite(order(true), fabric, create()).run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(List.of("h6"), findings.get(0).sinks());
        Set<String> incasts = incasts(fabric);
        assertEquals(
                Set.of("h1", "h2", "h3", "h4", "h6", "h7", "h8"),
                incasts.stream()
                        .map(pair -> pair.substring(pair.indexOf('>') + 1))
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldSayThatTooFewAreLeftWhereHostsAreLost() {
        FakeFabric lostBefore = new FakeFabric(this::well);
        lostBefore.dead.addAll(List.of("h1", "h2", "h3", "h4"));
        suite(order(true), lostBefore, create()).run();
        assertEquals(
                Optional.of("too few hosts that are well are left to hold against each other"),
                read().phases().get(5).reason());
        assertEquals(Set.of(), incasts(lostBefore));
    }

    @Test
    void shouldJudgeThePortsOfAllOthersWhereOneIsLostMeanwhile() {
        FakeFabric fabric = losing("h1");
        FakeFabric.Port lost = fabric.port;
        fabric.port = (sink, senders) -> lost.share(sink, senders) * (sink.equals("h2") && senders > 1 ? 0.4 : 1);
        FabricOutcome outcome = suite(order(true), fabric, create()).run();

        assertEquals(SuitePhase.Status.DONE, read().phases().get(5).status());
        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(List.of("h2"), findings.get(0).sinks(), "h1 was to send to it");
        assertEquals(List.of(), outcome.notes());
    }

    @Test
    void shouldSayThatTooFewAreLeftWhereHostsAreLostMeanwhile() {
        suite(order(true), losing("h1", "h3", "h5", "h7"), create()).run();

        SuitePhase incasts = read().phases().get(5);
        assertEquals(SuitePhase.Status.SKIPPED, incasts.status());
        assertEquals(Optional.of("too few hosts of one kind to hold against each other"), incasts.reason());
    }

    @Test
    void shouldSayWhosePortNotAllGotThroughTo() {
        FakeFabric fabric = new FakeFabric(this::well);
        Runs losingSenderToH6 = (plan, listener) -> {
            long senders = plan.links().stream()
                    .filter(link -> plan.endpoints().get(link.sink()).name().equals("h6"))
                    .count();
            fabric.dead.clear();
            fabric.dead.addAll(senders > 1 ? List.of("h7") : List.of());
            return fabric.run(plan, listener);
        };
        FabricOutcome outcome =
                suite(order(true), losingSenderToH6, SuiteStore.NONE).run();

        assertEquals(
                List.of(
                        "The port to h6 was not judged where several send at once: not all that were to send to it got through."),
                outcome.notes().stream().map(Finding::text).toList());
        assertEquals(List.of(), outcome.judged().orElseThrow().findings());
    }

    @Test
    void shouldAskPairsOnceMoreWhoseHostWasLostInOneRoundAlone() {
        FakeFabric fabric = new FakeFabric(this::well);
        AtomicInteger rounds = new AtomicInteger();
        Runs losingOnce = (plan, listener) -> {
            fabric.dead.clear();
            fabric.dead.addAll(rounds.incrementAndGet() == 3 ? List.of("h4") : List.of());
            return fabric.run(plan, listener);
        };
        FabricOutcome outcome = suite(order(true), losingOnce, create()).run();

        assertEquals(0, outcome.verdict().exitStatus(), outcome.verdict()::toString);
        assertEquals(
                0,
                IntStream.range(0, outcome.rails().get(0).pairs().size())
                        .filter(pair ->
                                Double.isNaN(outcome.rails().get(0).pairs().goodput(pair)))
                        .count());
        Set<String> more = fabric.ran.stream()
                .filter(round -> round.size() < HOSTS / 2)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        assertEquals(2, more.size(), more::toString);
        assertTrue(more.stream().allMatch(pair -> pair.contains("h4")), more::toString);
        assertEquals(
                2,
                read().runs().stream()
                        .filter(run -> run.name().startsWith("pairs-more-"))
                        .count());
    }

    @Test
    void shouldNotSayThatPairsWereMeasuredWhereAllHostsAreLost() {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.dead.addAll(setup(HOSTS).names());
        FabricOutcome outcome = suite(order(true), fabric, SuiteStore.NONE).run();

        assertEquals(1, outcome.verdict().exitStatus());
        assertEquals(List.of(), outcome.notes());
        assertEquals(HOSTS, outcome.errors().size());
    }

    /** Well until several send to one, when these are lost. */
    private FakeFabric losing(String... hosts) {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.port = (sink, senders) -> {
            if (senders > 1) {
                fabric.dead.addAll(List.of(hosts));
            }
            return 1;
        };
        return fabric;
    }

    @Test
    void shouldMeasureHealthyPortsAgainWhereTheyFitIntoNoRoundOfASuspect() {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.port = (sink, senders) -> sink.equals("h3") && senders > 1 ? 0.4 : 1;
        FabricOutcome outcome = suite(order(5, true, FabricExtras.USUAL), fabric, SuiteStore.NONE)
                .run();

        assertEquals(
                List.of(CauseKind.INCAST),
                outcome.judged().orElseThrow().findings().stream()
                        .map(FabricFinding::kind)
                        .toList());
        assertEquals(
                5 + 2 * 3, fabric.ran.stream().filter(FabricSuiteTest::isIncast).count());
    }

    @Test
    void shouldKeepWhatPairsHaveShownWhenInterruptedAfterThem() {
        FakeFabric whole = slowSender();
        suite(order(true), whole, SuiteStore.NONE).run();
        int before =
                (int) whole.ran.stream().takeWhile(round -> !isIncast(round)).count();

        FabricOutcome outcome = suite(order(true), slowSender().interruptedAt(before + 2), create())
                .run();
        assertEquals(130, outcome.verdict().exitStatus());
        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(List.of("h3"), findings.get(0).sources());
        SuiteResult suite = read();
        assertEquals(SuiteStatus.INTERRUPTED, suite.status());
        assertEquals(SuitePhase.Status.CUT, suite.phases().get(5).status());
        assertEquals("bad_sending", suite.findings().get(0).code());
    }

    @Test
    void shouldKeepWhatPairsHaveShownWhenInterruptedWhilePathsAreTried() {
        FakeFabric whole = slowPair();
        suite(order(true), whole, SuiteStore.NONE).run();
        int before =
                (int) whole.ran.stream().takeWhile(round -> !isIncast(round)).count();

        FabricOutcome outcome = suite(order(true), slowPair().interruptedAt(before - 3), create())
                .run();
        assertEquals(130, outcome.verdict().exitStatus());
        SuiteResult suite = read();
        assertEquals(SuitePhase.Status.CUT, suite.phases().get(4).status());
        assertEquals("paths", suite.phases().get(4).name());
        assertEquals(
                List.of(List.of("h2", "h7")),
                suite.findings().stream().map(SuiteFinding::subjects).toList());
    }

    private FakeFabric slowPair() {
        return new FakeFabric(
                (source, sink) -> well(source, sink) * (source.equals("h2") && sink.equals("h7") ? 0.5 : 1));
    }

    private FakeFabric slowSender() {
        return new FakeFabric((source, sink) -> well(source, sink) * (source.equals("h3") ? 0.5 : 1));
    }

    /** Pairs of all rounds in which several send to one. */
    private static Set<String> incasts(FakeFabric fabric) {
        return fabric.ran.stream()
                .filter(FabricSuiteTest::isIncast)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static boolean isIncast(Set<String> round) {
        return round.stream()
                        .map(pair -> pair.substring(pair.indexOf('>')))
                        .distinct()
                        .count()
                < round.size();
    }

    /** The host at its beginning is there, and its other pairs are measured. */
    @Test
    void shouldNameThePairBetweenWhichNoConnectionComesUp() {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.blocked.add("h1->h2");
        FabricOutcome outcome = suite(order(true), fabric, create()).run();

        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertEquals(1, findings.size(), () -> findings + " " + outcome.errors());
        assertEquals(List.of("h1"), findings.get(0).sources());
        assertEquals(List.of("h2"), findings.get(0).sinks());
        assertEquals(3, outcome.verdict().exitStatus(), () -> outcome.errors().toString());
        assertTrue(
                outcome.notes().stream()
                        .anyMatch(note -> note.text()
                                .equals("No connection comes up from h1 to h2. h1: connect: connection refused.")),
                () -> outcome.notes().toString());
    }

    @Test
    void shouldNameTheWayBetweenRacksOnWhichNoConnectionComesUp() {
        FakeFabric fabric = new FakeFabric(this::well);
        for (int source = 1; source <= HOSTS; source++) {
            for (int sink = 1; sink <= HOSTS; sink++) {
                if ((source <= HOSTS / 2) != (sink <= HOSTS / 2)) {
                    fabric.blocked.add("h" + source + "->h" + sink);
                }
            }
        }
        FabricOutcome outcome = suite(order(true), fabric, create()).run();

        assertEquals(List.of(), outcome.errors(), "no host is lost");
        List<FabricFinding> findings = outcome.judged().orElseThrow().findings();
        assertTrue(
                findings.stream().allMatch(finding -> finding.kind() == CauseKind.UPLINK) && !findings.isEmpty(),
                () -> outcome.judged() + " " + outcome.notes());
        assertTrue(
                outcome.notes().stream()
                        .anyMatch(note -> note.text().startsWith("No connection comes up on 32 ways, one of them h")),
                () -> outcome.notes().toString());
    }

    @Test
    void shouldSayWhatASumOfAHubLacks() {
        FakeFabric fabric = new FakeFabric(this::well);
        fabric.dead.add("h5");
        ThoroughOrder thorough = new ThoroughOrder(List.of(0), 0);
        FabricOutcome outcome = suite(
                        order(true, new FabricExtras(OptionalInt.empty(), true, true, thorough, 1, false)),
                        fabric,
                        create())
                .run();

        assertEquals(List.of("h5"), outcome.thorough().hubs().get(0).missing());
        assertTrue(
                read().findings().stream().anyMatch(finding -> finding.text().startsWith("All others but h5 to h1:")),
                () -> read().findings().toString());
    }

    @Test
    void shouldNotSayThatWhatWasOnlyMeasuredIsGood() {
        FabricSetup two = setup(2);
        FabricOutcome outcome = suite(
                        new FabricOrder(
                                two,
                                PairChoice.ALL,
                                FabricOrder.schedule(two, PairChoice.ALL, true, FabricExtras.USUAL, Optional.empty()),
                                Collections.nCopies(2, null),
                                true,
                                FabricLimits.NONE,
                                FabricExtras.USUAL),
                        new FakeFabric(this::well),
                        create())
                .run();

        assertEquals(Outcome.ONLY_MEASURED, outcome.judged().orElseThrow().outcome());
        assertTrue(read().isOnlyMeasured());
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
    void shouldNotPassAFabricOfWhichAHostWasLostInTheLastRound() {
        FabricExtras pairsAlone =
                new FabricExtras(OptionalInt.empty(), true, false, FabricExtras.USUAL.thorough(), 1, false);
        FabricOrder order = order(true, pairsAlone);
        FakeFabric whole = new FakeFabric(this::well);
        suite(order, whole, SuiteStore.NONE).run();
        int rounds = whole.ran.size();
        Set<String> last = whole.ran.get(rounds - 1);
        String lost = last.iterator().next().split("->", 2)[0];
        FakeFabric fabric = new FakeFabric(this::well);
        Runs losingLate = (plan, listener) -> {
            fabric.dead.addAll(fabric.ran.size() >= rounds - 1 ? List.of(lost) : List.of());
            return fabric.run(plan, listener);
        };
        FabricOutcome outcome = suite(order, losingLate, create()).run();

        assertEquals(1, outcome.verdict().exitStatus(), outcome.verdict()::toString);
        assertEquals(
                List.of(Optional.of(lost)),
                outcome.errors().stream().map(Finding::subject).toList());
        assertEquals("hosts-again", read().runs().get(read().runs().size() - 1).name());
    }

    /** It has no rate to compare, and is the worst that can become of a pair. */
    @Test
    void shouldCallWorseAPairThatLetsNothingThroughAnyMore() {
        io.netbench.result.Comparison comparison = SideComparison.of(
                measured(new FakeFabric(this::well)),
                measured(new FakeFabric(
                        (source, sink) -> source.equals("h2") && sink.equals("h5") ? 0 : well(source, sink))),
                ComparisonOptions.DEFAULT);

        assertEquals(
                3, comparison.verdict().exitStatus(), () -> comparison.verdict().toString());
        assertTrue(
                comparison.figures().stream()
                        .filter(figure -> figure.outcome() == ComparedFigure.Outcome.WORSE)
                        .allMatch(figure -> figure.subject().equals(Optional.of("h2->h5"))),
                () -> comparison.verdict().toString());
    }

    private static Side measured(FakeFabric fabric) {
        AtomicReference<Side> side = new AtomicReference<>();
        ComparedStore store = new ComparedStore(SuiteStore.NONE, of -> {
            side.set(of);
            return Optional.empty();
        });
        suite(order(false), fabric, store).run();
        return side.get();
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
                        SuitePhase.Status.SKIPPED,
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
        OutputException fewer = assertThrows(
                OutputException.class,
                () -> SuiteFolder.resume(Property.RESUME, folder, "validate", Map.of(), Patience.endless()));
        assertTrue(fewer.getMessage().contains("other hosts: h[1-8], not none"), fewer.getMessage());
        assertThrows(OutputException.class, this::create, "a suite must not be written over");
    }

    @Test
    void shouldFitIntoItsBudget() {
        FabricSetup setup = setup();
        var schedule = FabricOrder.schedule(
                setup, PairChoice.ALL, true, FabricExtras.USUAL, Optional.of(Duration.ofSeconds(30)));
        double seconds = new FabricOrder(
                        setup, PairChoice.ALL, schedule, groups(), true, FabricLimits.NONE, FabricExtras.USUAL)
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
        return suite(order, runs, store, PARAMETERS);
    }

    private static FabricSuite suite(
            FabricOrder order, Runs runs, SuiteStore store, Map<String, List<String>> parameters) {
        SuiteJournal journal = new SuiteJournal(
                store, "validate", RunLabels.NONE, parameters, order.estimate(), InstantSource.system());
        return new FabricSuite(order, runs, journal, SuiteListener.NONE);
    }

    private static FabricOrder order(boolean isJudged) {
        return order(isJudged, FabricExtras.USUAL);
    }

    private static FabricOrder order(boolean isJudged, FabricExtras extras) {
        return order(HOSTS, isJudged, extras);
    }

    private static FabricOrder order(int hosts, boolean isJudged, FabricExtras extras) {
        FabricSetup setup = setup(hosts);
        return new FabricOrder(
                setup,
                PairChoice.ALL,
                FabricOrder.schedule(setup, PairChoice.ALL, isJudged, extras, Optional.empty()),
                Collections.nCopies(hosts, null),
                isJudged,
                FabricLimits.NONE,
                extras);
    }

    private static List<String> groups() {
        return Collections.nCopies(HOSTS, null);
    }

    private static FabricSetup setup() {
        return setup(HOSTS);
    }

    private static FabricSetup setup(int hosts) {
        return new FabricSetup(
                HostList.parse("h[1-" + hosts + "]"),
                new LinkLoad(1 << 17, 1, 1, 8, OptionalLong.empty(), OptionalLong.empty()),
                new Schedule(
                        SECOND / 2, OptionalLong.of(SECOND), 10_000_000, SECOND, 5 * SECOND, 5 * SECOND, 10 * SECOND),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false),
                1);
    }
}
