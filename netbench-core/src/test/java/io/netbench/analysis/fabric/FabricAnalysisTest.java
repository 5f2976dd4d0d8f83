package io.netbench.analysis.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.fabric.FabricVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FabricAnalysisTest {

    private static final double HEALTHY = 1e9;

    private final Random random = new Random(17);

    @Test
    void shouldOnlyMeasureTwoHosts() {
        FabricVerdict verdict = judge(hosts(2, host -> false), (source, sink) -> source == 0 ? 1 : 0.3);

        assertEquals(Outcome.ONLY_MEASURED, verdict.outcome());
        assertEquals(List.of(), verdict.findings());
        assertTrue(reasons(verdict).contains(NotJudged.Reason.TOO_FEW_ALIKE));
    }

    @Test
    void shouldPassAHealthyFabricAndSayThatOnlyPeersWereCompared() {
        FabricVerdict verdict = judge(hosts(8, host -> false), (source, sink) -> 1);

        assertEquals(Outcome.GOOD, verdict.outcome());
        assertEquals(List.of(NotJudged.Reason.NO_LINE_RATE), reasons(verdict));
    }

    @Test
    void shouldNameAHostThatIsSlowInBothDirections() {
        FabricFinding finding =
                only(judge(hosts(8, host -> false), (source, sink) -> source == 3 || sink == 3 ? 0.5 : 1));

        assertEquals(CauseKind.HOST, finding.kind());
        assertEquals(List.of("h3"), finding.sources());
        assertEquals(14, finding.explained());
        assertEquals(0, finding.remaining());
        assertTrue(FabricWords.sentence(finding).startsWith("Host h3 is slow: "), FabricWords.sentence(finding));
        assertEquals("Explains 14 of 14 bad pairs; if it were healthy, 0 would remain.", FabricWords.explains(finding));
    }

    @Test
    void shouldTellADirection() {
        FabricFinding finding = only(judge(hosts(8, host -> false), (source, sink) -> sink == 6 ? 0.7 : 1));

        assertEquals(CauseKind.RECEIVING, finding.kind());
        assertEquals(List.of("h6"), finding.sinks());
        assertEquals(List.of(), finding.sources());
    }

    @Test
    void shouldBlameAHostBeforeItsLink() {
        FabricHosts hosts = hosts(8, host -> host == 2);

        FabricFinding finding = only(judge(hosts, (source, sink) -> source == 2 || sink == 2 ? 0.6 : 1));

        assertEquals(HostFault.CPU, finding.hostFault());
        assertEquals(
                "Host h2 is busy: 4.81 Gbit/s, 60.3 % of what its peers reach; 95 % of its CPUs were busy.",
                FabricWords.sentence(finding));
    }

    @Test
    void shouldBlameAnAgentThatWaitsForItsCpuFarLongerThanItsPeers() {
        FabricFinding alone = only(judge(waiting(0.38, 0.02), (source, sink) -> source == 2 || sink == 2 ? 0.6 : 1));
        FabricFinding likeAll = only(judge(waiting(0.38, 0.3), (source, sink) -> source == 2 || sink == 2 ? 0.6 : 1));

        assertEquals(HostFault.RUN_DELAY, alone.hostFault());
        assertTrue(
                FabricWords.sentence(alone)
                        .endsWith("its agent waited 38 % of the time for a CPU (of its peers: 2 %)."),
                FabricWords.sentence(alone));
        assertNull(likeAll.hostFault());
    }

    /** What it moves is buffered by others, and its latency is not: neither is the word for it. */
    @Test
    void shouldNameABusyHostWhoseRatesAreStillWell() {
        FabricFinding waits = only(judge(waiting(0.4, 0.02), (source, sink) -> 1));

        assertEquals(CauseKind.HOST, waits.kind());
        assertEquals(HostFault.RUN_DELAY, waits.hostFault());
        assertEquals(
                "Host h2 is busy; its agent waited 40 % of the time for a CPU (of its peers: 2 %).",
                FabricWords.sentence(waits));
        FabricFinding withPair = only(judge(waiting(0.4, 0.02), (source, sink) -> source == 2 && sink == 5 ? 0.5 : 1));
        assertEquals(CauseKind.HOST, withPair.kind());
        assertEquals(
                Outcome.GOOD, judge(waiting(0.2, 0.02), (source, sink) -> 1).outcome());
        assertEquals(Outcome.GOOD, judge(waiting(0.4, 0.3), (source, sink) -> 1).outcome());
    }

    /** As seen where many programs ran beside eight agents of one machine. */
    @Test
    void shouldNotTakeForBusyWhoWaitsLongestByChance() {
        double[] apart = {0.141, 0.193, 0.504, 0.388, 0.372, 0.223, 0.024, 0.268};
        double[] all = {0.532, 0.585, 0.954, 0.566, 0.47, 0.515, 0.568, 0.63};

        assertEquals(
                Outcome.GOOD, judge(waiting(true, apart), (source, sink) -> 1).outcome());
        assertEquals(
                Outcome.GOOD, judge(waiting(true, all), (source, sink) -> 1).outcome());
        FabricFinding ofItsOwn = only(judge(waiting(false, all), (source, sink) -> 1));
        assertEquals(List.of("h2"), ofItsOwn.sources(), "nobody else takes its CPUs");
    }

    @Test
    void shouldNotTakeAShortWaitForTheCauseOfAGreatLoss() {
        FabricFinding finding = only(judge(waiting(0.06, 0.01), (source, sink) -> source == 2 || sink == 2 ? 0.3 : 1));

        assertNull(finding.hostFault());
        assertTrue(
                FabricWords.ruledOut(finding).contains("its agent waited 6 % for a CPU"),
                FabricWords.ruledOut(finding)::toString);
    }

    @Test
    void shouldCallNoHostBusyThatWaitedInSomeRoundsAndIsAsFastAsItsPeers() {
        assertEquals(
                List.of(),
                judge(sometimesWaiting(0.41, 0.2), (source, sink) -> 1).findings());
        assertEquals(
                List.of("h2"),
                only(judge(sometimesWaiting(0.41, 0.3), (source, sink) -> 1)).sources());
        assertEquals(
                HostFault.RUN_DELAY,
                only(judge(sometimesWaiting(0.41, 0.2), (source, sink) -> source == 2 || sink == 2 ? 0.7 : 1))
                        .hostFault(),
                "where its pairs are slow, what it is like most of the time explains them");
    }

    /**
     * As eight agents of a machine waited, of which h3 had a tenth of a CPU: while they load their classes all wait, and of some
     * there is no other round.
     */
    @Test
    void shouldHoldWhatIsSteadyAgainstWhatIsSteadyWithItsPeers() {
        double[] median = {0.55, 0.7, 0.6, 0.72, 0.61, 0.78, 0.43, 0.62};
        Double[] steady = {0.01, 0.01, null, 0.77, 0.03, null, null, 0.01};
        FabricHosts hosts = waiting(
                true,
                IntStream.range(0, 8)
                        .mapToObj(host -> new OverRounds(median[host], steady[host]))
                        .toList());

        FabricFinding busy = only(judge(hosts, (source, sink) -> 1));

        assertEquals(
                "Host h3 is busy; in most rounds its agent waited 77 % of the time, at least, for a CPU that those"
                        + " beside it had (its peers: 1 %).",
                FabricWords.sentence(busy));
    }

    /** As after a quick suite of which repeats of one host's pairs alone told anything. */
    @Test
    void shouldNotTakeForUsualWhatOneHostAloneIsKnownToWait() {
        FabricHosts hosts = waiting(
                true,
                IntStream.range(0, 8)
                        .mapToObj(host -> new OverRounds(0.7, host == 3 ? (Double) 0.78 : null))
                        .toList());

        FabricFinding busy = only(judge(hosts, (source, sink) -> 1));

        assertEquals(
                "Host h3 is busy; in most rounds its agent waited 78 % of the time, at least, for a CPU that those"
                        + " beside it had (its peers: 0 %).",
                FabricWords.sentence(busy));
    }

    /** A virtual CPU takes so long to wake that each of them may wait half of the time; who was in more rounds is not worse for it. */
    @Test
    void shouldNotNameTheOneMachineOfWhichEnoughRoundsAreKnown() {
        FabricHosts hosts = waiting(
                false,
                IntStream.range(0, 8)
                        .mapToObj(host -> new OverRounds(0.45, host == 3 ? (Double) 0.45 : null))
                        .toList());

        assertEquals(List.of(), judge(hosts, (source, sink) -> 1).findings());
    }

    private static FabricHosts sometimesWaiting(double median, double steady) {
        return waiting(
                true,
                IntStream.range(0, 8)
                        .mapToObj(host -> host == 2 ? new OverRounds(median, steady) : new OverRounds(0.08, 0.02))
                        .toList());
    }

    @Test
    void shouldSayThatFullPacketsVanishWhereSmallOnesPass() {
        PairMeasurements.Builder pairs = PairMeasurements.builder(8);
        for (int source = 0; source < 8; source++) {
            for (int sink = 0; sink < 8; sink++) {
                boolean vanish = source == 5 || sink == 5;
                if (source != sink) {
                    pairs.add(source, sink, vanishing(vanish));
                }
            }
        }
        FabricAnalysis analysis = new FabricAnalysis(
                hosts(8, host -> false),
                pairs.build(),
                PairMeasurements.builder(8).build(),
                FabricLimits.NONE);
        List<RepeatedPair> repeats = new ArrayList<>();
        for (RepeatPlan next = analysis.next(repeats); !next.isEmpty(); next = analysis.next(repeats)) {
            PairMeasurements first = pairs.build();
            next.rounds()
                    .forEach(round -> round.forEach(probe -> repeats.add(new RepeatedPair(
                            probe, vanishing(first.source(probe.pair()) == 5 || first.sink(probe.pair()) == 5)))));
        }

        FabricFinding finding = only(analysis.verdict(repeats, List.of()));

        assertEquals(List.of("h5"), finding.sources());
        assertTrue(finding.losesFullPackets());
        assertEquals("Give hosts and switch ports on this way the same MTU.", FabricWords.next(finding));
        assertEquals(List.of(), FabricWords.ruledOut(finding));
    }

    private static PairFigures vanishing(boolean vanish) {
        return new PairFigures(vanish ? 0 : HEALTHY, 50_000, 60_000, vanish ? 0 : 1000, 0, 0, vanish, 40_000);
    }

    private static FabricHosts waiting(double one, double others) {
        return waiting(
                true,
                IntStream.range(0, 8)
                        .mapToDouble(host -> host == 2 ? one : others)
                        .toArray());
    }

    private static FabricHosts waiting(boolean shareKernel, double... shares) {
        return waiting(
                shareKernel,
                DoubleStream.of(shares).mapToObj(OverRounds::always).toList());
    }

    private static FabricHosts waiting(boolean shareKernel, List<OverRounds> shares) {
        return new FabricHosts(IntStream.range(0, shares.size())
                .mapToObj(host -> new FabricHost(
                        "h" + host,
                        null,
                        0,
                        new HostEvidence(
                                null, null, shares.get(host), null, 1500, 1500, null, null, null, null, shareKernel)))
                .toList());
    }

    @Test
    void shouldNotAccusePairsOfLosingASegmentOfAFewThousand() {
        FabricVerdict verdict = judgeLoss(pair -> pair == 9 ? 1 : 0);

        assertEquals(List.of(), verdict.findings());
        assertEquals(List.of(), verdict.suspects());
    }

    @Test
    void shouldAccuseAPairThatLosesManyWhereOthersLoseNone() {
        assertEquals(
                Set.of(Metric.LOSS), only(judgeLoss(pair -> pair == 9 ? 20 : 0)).symptoms());
    }

    @Test
    void shouldNotAccuseAPairThatLosesAsAllDo() {
        assertEquals(List.of(), judgeLoss(pair -> pair == 9 ? 20 : 8).findings());
    }

    private interface Lost {
        int of(int pair);
    }

    /** Eight hosts whose pairs send 3,700 segments each, of which some are lost. */
    private static FabricVerdict judgeLoss(Lost lost) {
        PairMeasurements.Builder pairs = PairMeasurements.builder(8);
        int number = 0;
        for (int source = 0; source < 8; source++) {
            for (int sink = 0; sink < 8; sink++) {
                if (source != sink) {
                    pairs.add(source, sink, losing(lost.of(number++)));
                }
            }
        }
        FabricAnalysis analysis = new FabricAnalysis(
                hosts(8, host -> false),
                pairs.build(),
                PairMeasurements.builder(8).build(),
                FabricLimits.NONE);
        List<RepeatedPair> repeats = new ArrayList<>();
        for (RepeatPlan next = analysis.next(repeats); !next.isEmpty(); next = analysis.next(repeats)) {
            next.rounds()
                    .forEach(round -> round.forEach(
                            probe -> repeats.add(new RepeatedPair(probe, losing(lost.of(probe.pair()))))));
        }
        return analysis.verdict(repeats, List.of());
    }

    private static PairFigures losing(int segments) {
        return new PairFigures(HEALTHY, 50_000, 60_000, 3_700, segments, 0, false, 40_000);
    }

    @Test
    void shouldNotJudgeAFabricThatItsHostsLimit() {
        FabricHosts hosts =
                withLine(8, new HostEvidence(0.97, null, null, null, 1500, null, null, null, null, null, false));

        FabricVerdict verdict = judge(hosts, (source, sink) -> 0.5);

        assertEquals(Outcome.NOT_JUDGED, verdict.outcome());
        assertTrue(reasons(verdict).contains(NotJudged.Reason.HOSTS_WERE_THE_LIMIT));
    }

    /** Rates of one machine that plays all hosts, say, while others use it. */
    @Test
    void shouldNotCallGoodWhereNotEvenAHostAtHalfRateWouldStandOut() {
        FabricVerdict far = judge(hosts(8, host -> false), (source, sink) -> 0.1 + random.nextDouble());
        FabricVerdict near = judge(hosts(8, host -> false), (source, sink) -> 0.9 + 0.1 * random.nextDouble());

        assertEquals(Outcome.NOT_JUDGED, far.outcome());
        assertTrue(reasons(far).contains(NotJudged.Reason.NOTHING_STANDS_OUT), () -> far.toString());
        assertEquals(Outcome.GOOD, near.outcome());
    }

    /** With many, the median of a host's pairs still tells what no single pair does. */
    @Test
    void shouldJudgeHostsWhereSinglePairsLieTooFarApart() {
        FabricVerdict verdict = judge(hosts(64, host -> false), (source, sink) -> 0.4 + random.nextDouble());

        assertEquals(Outcome.GOOD, verdict.outcome());
        assertTrue(reasons(verdict).contains(NotJudged.Reason.WIDE_SPREAD), () -> verdict.toString());
    }

    @Test
    void shouldNotPassAFabricThatIsSlowEverywhere() {
        FabricFinding finding = only(judge(withLine(8, HostEvidence.NONE), (source, sink) -> 0.5));

        assertEquals(CauseKind.ALL_PAIRS, finding.kind());
        assertTrue(finding.measuredBytesPerS() < 0.6 * finding.lineBytesPerS());
    }

    @Test
    void shouldNameAnMtuThatIsAnother() {
        List<FabricHost> hosts = new ArrayList<>();
        for (int host = 0; host < 8; host++) {
            int mtu = host == 5 ? 1400 : 9000;
            hosts.add(new FabricHost(
                    "h" + host,
                    null,
                    0,
                    new HostEvidence(null, null, null, null, mtu, null, null, null, null, null, true)));
        }

        FabricFinding finding = only(judge(new FabricHosts(hosts), (source, sink) -> 1));

        assertEquals(CauseKind.HOST_FACT, finding.kind());
        assertEquals(HostFault.MTU, finding.hostFault());
        assertEquals(List.of("h5"), finding.sources());
    }

    @Test
    void shouldRuleOutNoMtuThatWasComparedWithNone() {
        for (int other : new int[] {1500, 9000}) {
            FabricHosts hosts = new FabricHosts(IntStream.range(0, 8)
                    .mapToObj(host -> new FabricHost(
                            "h" + host,
                            null,
                            0,
                            new HostEvidence(
                                    null,
                                    null,
                                    null,
                                    null,
                                    host % 2 == 0 ? other : 1500,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    true)))
                    .toList());

            FabricFinding finding = only(judge(hosts, (source, sink) -> source == 3 ? 0.5 : 1));

            List<String> out = FabricWords.ruledOut(finding);
            assertEquals(other == 1500, out.contains("MTU 1500"), out::toString);
        }
    }

    @Test
    void shouldBlameNobodyForWhatIsWellWhenMeasuredAgain() {
        FabricHosts hosts = hosts(8, host -> false);
        ToDoubleBiFunction<Integer, Integer> once = (source, sink) -> source == 3 ? 0.5 : 1;
        FabricAnalysis analysis = analysis(hosts, once, FabricLimits.NONE);

        FabricVerdict verdict = judge(analysis, hosts.size(), (source, sink) -> 1);

        assertEquals(Outcome.GOOD, verdict.outcome());
    }

    @Test
    void shouldLeaveSuspectsWhereHealthyPairsAreSlowAsWell() {
        FabricHosts hosts = hosts(8, host -> false);
        FabricAnalysis analysis = analysis(hosts, (source, sink) -> source == 3 ? 0.5 : 1, FabricLimits.NONE);

        FabricVerdict verdict = judge(analysis, hosts.size(), (source, sink) -> 0.5);

        assertEquals(Outcome.NOT_JUDGED, verdict.outcome());
        assertFalse(verdict.suspects().isEmpty());
        assertTrue(reasons(verdict).contains(NotJudged.Reason.CONTROLS_WERE_BAD));
    }

    @Test
    void shouldMeasureFewPairsAgainAndNoHostTwiceInARound() {
        RepeatPlan plan = analysis(hosts(16, host -> false), (source, sink) -> source == 3 ? 0.5 : 1, FabricLimits.NONE)
                .next(List.of());
        List<RepeatPlan.Probe> probes =
                plan.rounds().stream().flatMap(List::stream).toList();

        assertEquals(4, probes.stream().filter(probe -> !probe.isControl()).count());
        assertEquals(2, probes.stream().filter(RepeatPlan.Probe::isControl).count());
        assertTrue(probes.stream().noneMatch(RepeatPlan.Probe::newPorts), "the first repeat keeps the ports");
        assertEquals(4, plan.rounds().size());
    }

    @Test
    void shouldHoldPairsToALimitOnTopOfAll() {
        FabricHosts hosts = hosts(8, host -> false);
        FabricLimits limits = new FabricLimits(2 * HEALTHY, 0, 0, 0);

        FabricFinding finding =
                only(judge(analysis(hosts, (source, sink) -> 1, limits), hosts.size(), (source, sink) -> 1));

        assertEquals(CauseKind.LIMIT, finding.kind());
        assertEquals(56, finding.explained());
    }

    private FabricVerdict judge(FabricHosts hosts, ToDoubleBiFunction<Integer, Integer> levels) {
        return judge(analysis(hosts, levels, FabricLimits.NONE), hosts.size(), levels);
    }

    private FabricVerdict judge(FabricAnalysis analysis, int n, ToDoubleBiFunction<Integer, Integer> levels) {
        List<RepeatedPair> repeats = new ArrayList<>();
        RepeatPlan plan = analysis.next(repeats);
        while (!plan.isEmpty()) {
            for (List<RepeatPlan.Probe> round : plan.rounds()) {
                for (RepeatPlan.Probe probe : round) {
                    int source = probe.pair() % n;
                    int sink = (source + 1 + probe.pair() / n) % n;
                    repeats.add(new RepeatedPair(probe, figures(levels.applyAsDouble(source, sink))));
                }
            }
            plan = analysis.next(repeats);
        }
        return analysis.verdict(repeats, List.of());
    }

    private FabricAnalysis analysis(
            FabricHosts hosts, ToDoubleBiFunction<Integer, Integer> levels, FabricLimits limits) {
        int n = hosts.size();
        PairMeasurements.Builder first = PairMeasurements.builder(n);
        for (int distance = 1; distance < n; distance++) {
            first.nextRound();
            for (int source = 0; source < n; source++) {
                int sink = (source + distance) % n;
                first.add(source, sink, figures(levels.applyAsDouble(source, sink)));
            }
        }
        return new FabricAnalysis(
                hosts, first.build(), PairMeasurements.builder(n).build(), limits);
    }

    private PairFigures figures(double level) {
        return PairFigures.ofGoodput(HEALTHY * level * (1 + 0.01 * random.nextGaussian()));
    }

    private static FabricHosts hosts(int n, IntPredicate isBusy) {
        return new FabricHosts(IntStream.range(0, n)
                .mapToObj(host -> new FabricHost(
                        "h" + host,
                        null,
                        0,
                        new HostEvidence(
                                isBusy.test(host) ? 0.95 : 0.2,
                                null,
                                null,
                                null,
                                1500,
                                null,
                                null,
                                null,
                                null,
                                null,
                                false)))
                .toList());
    }

    /** A line on which a healthy pair reaches what its headers leave. */
    private static FabricHosts withLine(int n, HostEvidence evidence) {
        long bitsPerS = Math.round(HEALTHY * 8 * 1538 / 1448);
        return new FabricHosts(IntStream.range(0, n)
                .mapToObj(host -> new FabricHost("h" + host, null, bitsPerS, evidence))
                .toList());
    }

    private static List<NotJudged.Reason> reasons(FabricVerdict verdict) {
        return verdict.notJudged().stream().map(NotJudged::reason).toList();
    }

    private static FabricFinding only(FabricVerdict verdict) {
        assertEquals(1, verdict.findings().size(), verdict::toString);
        assertEquals(Outcome.BAD, verdict.outcome());
        return verdict.findings().get(0);
    }

    @Test
    void shouldTrySoManyFlowsThatEachMemberIsMet() {
        assertEquals(11, SlowPorts.flows(2));
        assertEquals(29, SlowPorts.flows(4));
        assertEquals(68, SlowPorts.flows(8));
        assertEquals(150, SlowPorts.flows(16));
    }
}
