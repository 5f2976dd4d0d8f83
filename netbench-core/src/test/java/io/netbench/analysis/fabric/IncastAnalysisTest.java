package io.netbench.analysis.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.suite.schedule.Incast;
import io.netbench.suite.schedule.IncastRounds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncastAnalysisTest {

    private static final int HOSTS = 8;
    private static final double RATE = 1e8;
    private static final long SEGMENTS = 70_000;

    @Test
    void shouldNameThePortThatDropsFarMoreThanItsPeers() {
        IncastAnalysis analysis = analysis(5, 0.08);

        assertEquals(List.of(5), analysis.suspects());
        IncastVerdict verdict = analysis.verdict(hosts(), repeats(5, 0.08, 0.06));
        assertEquals(1, verdict.findings().size(), verdict::toString);
        FabricFinding finding = verdict.findings().get(0);
        assertEquals(CauseKind.INCAST, finding.kind());
        assertEquals(List.of("h5"), finding.sinks());
        assertEquals(
                "The port to host h5 drops where several send to it at once: from 3 senders 784 Mbit/s in all, 100 % of what"
                        + " its peers reach so, 8 % of segments sent again (of its peers: 0.51 %), 12 time-outs.",
                FabricWords.sentence(finding));
        assertTrue(FabricWords.ruledOut(finding).contains("each pair to it is well by itself"));
    }

    @Test
    void shouldDropWhatWasWellAgain() {
        IncastVerdict verdict = analysis(5, 0.08).verdict(hosts(), repeats(5, 0.08, 0.005));

        assertEquals(IncastVerdict.NONE, verdict);
    }

    @Test
    void shouldLeaveASuspectWhatCouldNotBeMeasuredAgain() {
        IncastVerdict verdict = analysis(5, 0.08).verdict(hosts(), List.of(incast(5, 0.08), incast(0, 0.005)));

        assertEquals(List.of(), verdict.findings());
        assertEquals(List.of("h5"), verdict.suspects().get(0).sinks());
    }

    @Test
    void shouldBlameNobodyWhereHealthyOnesDroppedAsWell() {
        List<IncastFigures> repeats = List.of(incast(5, 0.08), incast(0, 0.1), incast(5, 0.08), incast(0, 0.1));

        IncastVerdict verdict = analysis(5, 0.08).verdict(hosts(), repeats);
        assertEquals(List.of(), verdict.findings());
        assertEquals(1, verdict.suspects().size());
    }

    @Test
    void shouldBlameNobodyWhereNoHealthyOneWasMeasuredAgain() {
        IncastVerdict verdict = analysis(5, 0.08).verdict(hosts(), List.of(incast(5, 0.08), incast(5, 0.08)));

        assertEquals(List.of(), verdict.findings());
        assertEquals(List.of("h5"), verdict.suspects().get(0).sinks());
    }

    @Test
    void shouldSayWhatItsPeersReachOfAPortThatLetsNothingThrough() {
        List<IncastFigures> incasts = IntStream.range(0, HOSTS)
                .mapToObj(host -> host == 5 ? blocked(5) : incast(host, 0.005))
                .toList();
        List<IncastFigures> repeats = List.of(blocked(5), incast(0, 0.005), blocked(5), incast(0, 0.005));

        IncastVerdict verdict = new IncastAnalysis(hosts(), pairs(), incasts).verdict(hosts(), repeats);
        FabricFinding finding = verdict.findings().get(0);
        assertEquals(0.98 * RATE, finding.peersBytesPerS(), 1);
        assertEquals(
                "The port to host h5 collapses where several send to it at once: from 3 senders 0 bit/s in all, 0 % of what"
                        + " its peers reach so.",
                FabricWords.sentence(finding));
    }

    @Test
    void shouldLeaveOutAShareOfPeersThatReachNothing() {
        List<IncastFigures> incasts = IntStream.range(0, HOSTS)
                .mapToObj(host ->
                        new IncastFigures(host, senders(host), 0, SEGMENTS, host == 5 ? SEGMENTS / 2 : 300, -1, 0))
                .toList();

        IncastVerdict verdict = new IncastAnalysis(hosts(), pairs(), incasts).verdict(hosts(), List.of());
        assertEquals(
                "The port to host h5 drops where several send to it at once: from 3 senders 0 bit/s in all, 50 % of segments"
                        + " sent again (of its peers: 0.43 %); later measurements did not settle it.",
                FabricWords.sentence(verdict.suspects().get(0)));
    }

    /** The two that are left share the port, and lose little. */
    @Test
    void shouldTakeAStarvedSenderForADrop() {
        IncastFigures starved = new IncastFigures(5, senders(5), 0.98 * RATE, SEGMENTS, SEGMENTS / 200, 8, 1);
        List<IncastFigures> repeats = List.of(incast(5, 0.08), incast(0, 0.005), starved, incast(0, 0.005));

        IncastVerdict verdict = analysis(5, 0.08).verdict(hosts(), repeats);
        assertEquals(List.of("h5"), verdict.findings().get(0).sinks());
        String sentence = FabricWords.sentence(verdict.findings().get(0));
        assertTrue(sentence.contains(", in 1 of 3 measurements a sender got nothing through"), sentence);
    }

    private static IncastFigures blocked(int hub) {
        return new IncastFigures(hub, senders(hub), 0, 0, -1, -1, 0);
    }

    @Test
    void shouldNotTakeAFewLostSegmentsOfManyForADrop() {
        assertEquals(List.of(), analysis(5, 0.009).suspects(), "less than three times as many");
    }

    @Test
    void shouldHoldHostsAgainstThoseOfTheirSpeedAlone() {
        List<FabricHost> mixed = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            mixed.add(new FabricHost("h" + host, null, host < 4 ? 10_000_000_000L : 1_000_000_000L, HostEvidence.NONE));
        }
        List<IncastFigures> incasts = IntStream.range(0, HOSTS)
                .mapToObj(host -> incast(host, host < 4 ? 0.005 : 0.08))
                .toList();

        IncastAnalysis analysis = new IncastAnalysis(new FabricHosts(mixed), pairs(), incasts);
        assertEquals(List.of(), analysis.suspects(), "four of a speed are too few");
        assertFalse(analysis.compares(), "none has peers");
    }

    /** Three slow hosts do not fill a fast port. */
    @Test
    void shouldExpectNoMoreOfAPortThanThoseThatSendBring() {
        MixedSpeeds fabric = new MixedSpeeds(6, 18);

        assertEquals(List.of(), fabric.analysis(-1).suspects());
        assertEquals(List.of(), fabric.findings(-1));
    }

    @Test
    void shouldExpectOfAPortWhatItsFastestSendersBring() {
        // Most pairs to a fast host are slow.
        MixedSpeeds fabric = new MixedSpeeds(5, 60);

        assertEquals(List.of(), fabric.findings(-1));
        for (int collapsing : new int[] {0, 4}) {
            FabricFinding finding = fabric.findings(collapsing).get(0);
            assertEquals(List.of("h" + collapsing), finding.sinks());
            double peers = collapsing == 0 ? MixedSpeeds.FAST : 3 * MixedSpeeds.SLOW;
            assertEquals(peers, finding.peersBytesPerS(), 1, "what others would receive in its place");
        }
    }

    /** Fast hosts, and after them slow ones; what is sent to a port reaches what it or those that send can do, and half of it to a port that collapses. */
    private record MixedSpeeds(int fast, int slow) {

        static final double FAST = 12.5e9;
        static final double SLOW = FAST / 4;

        double speed(int host) {
            return host < fast ? FAST : SLOW;
        }

        FabricHosts hosts() {
            return new FabricHosts(IntStream.range(0, fast + slow)
                    .mapToObj(host -> new FabricHost("h" + host, null, Math.round(8 * speed(host)), HostEvidence.NONE))
                    .toList());
        }

        PairMeasurements pairs() {
            PairMeasurements.Builder pairs = PairMeasurements.builder(fast + slow);
            for (int source = 0; source < fast + slow; source++) {
                for (int sink = 0; sink < fast + slow; sink++) {
                    if (source != sink) {
                        pairs.add(source, sink, PairFigures.ofGoodput(Math.min(speed(source), speed(sink))));
                    }
                }
            }
            return pairs.build();
        }

        IncastFigures incast(Incast incast, int collapsing) {
            double offered = incast.senders().stream().mapToDouble(this::speed).sum();
            double rate = Math.min(offered, speed(incast.hub())) * (incast.hub() == collapsing ? 0.5 : 1);
            return new IncastFigures(incast.hub(), incast.senders(), rate, SEGMENTS, 30, 0, 0);
        }

        List<IncastFigures> turn(List<Integer> hubs, int turn, int collapsing) {
            List<Integer> all = IntStream.range(0, fast + slow).boxed().toList();
            return new IncastRounds(all, 3)
                    .rounds(hubs, turn).stream()
                            .flatMap(List::stream)
                            .map(incast -> incast(incast, collapsing))
                            .toList();
        }

        IncastAnalysis analysis(int collapsing) {
            List<Integer> all = IntStream.range(0, fast + slow).boxed().toList();
            return new IncastAnalysis(hosts(), pairs(), turn(all, 0, collapsing));
        }

        List<FabricFinding> findings(int collapsing) {
            IncastAnalysis analysis = analysis(collapsing);
            List<Integer> hubs = new ArrayList<>(analysis.suspects());
            hubs.addAll(analysis.controls().subList(0, 2));
            List<IncastFigures> repeats = new ArrayList<>(turn(hubs, 1, collapsing));
            repeats.addAll(turn(hubs, 2, collapsing));
            return analysis.verdict(hosts(), repeats).findings();
        }
    }

    @Test
    void shouldBlameABusyHostAndNotItsPort() {
        IncastVerdict verdict = analysis(5, 0.08).verdict(throttled(0.9), repeats(5, 0.08, 0.08));
        assertEquals(CauseKind.HOST, verdict.findings().get(0).kind());
        assertEquals(HostFault.THROTTLED, verdict.findings().get(0).hostFault());
    }

    /** It explains a rate that is lower, and no loss on the way. */
    @Test
    void shouldNotTakeAHostThatIsALittleShortOfProcessorsForTheReason() {
        IncastVerdict verdict = analysis(5, 0.08).verdict(throttled(0.08), repeats(5, 0.08, 0.08));
        assertEquals(CauseKind.INCAST, verdict.findings().get(0).kind());
    }

    private static FabricHosts throttled(double share) {
        List<FabricHost> hosts = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            OverRounds throttled = OverRounds.always(host == 5 ? share : 0);
            hosts.add(new FabricHost(
                    "h" + host,
                    null,
                    0,
                    new HostEvidence(null, null, null, throttled, null, null, null, null, null, null, true)));
        }
        return new FabricHosts(hosts);
    }

    @Test
    void shouldTellPortsOfOneKindTogether() {
        int hosts = 20;
        PairMeasurements.Builder pairs = PairMeasurements.builder(hosts);
        for (int host = 0; host < hosts; host++) {
            pairs.add((host + 1) % hosts, host, PairFigures.ofGoodput(RATE));
        }
        List<IncastFigures> incasts = IntStream.range(0, hosts)
                .mapToObj(host -> incast(host, host < 5 ? 0.08 : 0.005))
                .toList();
        FabricHosts all = new FabricHosts(IntStream.range(0, hosts)
                .mapToObj(host -> FabricHost.named("h" + host))
                .toList());

        IncastAnalysis analysis = new IncastAnalysis(all, pairs.build(), incasts);
        List<IncastFigures> repeats = new ArrayList<>();
        for (int host = 0; host < 5; host++) {
            repeats.add(incast(host, 0.08));
            repeats.add(incast(host, 0.07));
            repeats.add(incast(6, 0.005));
        }
        IncastVerdict verdict = analysis.verdict(all, repeats);
        assertEquals(1, verdict.findings().size());
        assertTrue(
                FabricWords.sentence(verdict.findings().get(0))
                        .startsWith(
                                "The ports to hosts h[0-4] drop where several send to one at once: the worst from 3"),
                FabricWords.sentence(verdict.findings().get(0)));
    }

    private static IncastAnalysis analysis(int bad, double loss) {
        List<IncastFigures> incasts = IntStream.range(0, HOSTS)
                .mapToObj(host -> incast(host, host == bad ? loss : 0.004 + 0.0003 * host))
                .toList();
        return new IncastAnalysis(hosts(), pairs(), incasts);
    }

    private static List<IncastFigures> repeats(int bad, double first, double second) {
        return List.of(incast(bad, first), incast(0, 0.005), incast(bad, second), incast(0, 0.005));
    }

    private static IncastFigures incast(int hub, double loss) {
        return new IncastFigures(hub, senders(hub), 0.98 * RATE, SEGMENTS, Math.round(loss * SEGMENTS), 12, 0);
    }

    private static List<Integer> senders(int hub) {
        return IntStream.rangeClosed(1, 3).map(k -> (hub + k) % HOSTS).boxed().toList();
    }

    private static PairMeasurements pairs() {
        PairMeasurements.Builder pairs = PairMeasurements.builder(HOSTS);
        for (int source = 0; source < HOSTS; source++) {
            for (int sink = 0; sink < HOSTS; sink++) {
                if (source != sink) {
                    pairs.add(source, sink, PairFigures.ofGoodput(RATE));
                }
            }
        }
        return pairs.build();
    }

    private static FabricHosts hosts() {
        return new FabricHosts(IntStream.range(0, HOSTS)
                .mapToObj(host -> FabricHost.named("h" + host))
                .toList());
    }
}
