package io.netbench.analysis.fabric;

import static io.netbench.analysis.fabric.JudgedFabric.LINE_BITS_PER_S;
import static io.netbench.analysis.fabric.JudgedFabric.at;
import static io.netbench.analysis.fabric.JudgedFabric.hosts;
import static io.netbench.analysis.fabric.JudgedFabric.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.analysis.fabric.FabricVerdict.Outcome;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Four hosts of 100 Gbit/s among twelve of 25 Gbit/s, in the proportions that they have. */
class MixedSpeedsTest {

    private static final int HOSTS = 16;
    private static final int FAST = 4;
    private static final double SLOW_LINE = 0.25;

    private final Random random = new Random(29);

    @Test
    void shouldPassHostsOfTwoSpeeds() {
        FabricVerdict verdict = judge(mixed(), (source, sink) -> at(Math.min(line(source), line(sink)), random));

        assertEquals(List.of(), verdict.findings());
        assertEquals(Outcome.GOOD, verdict.outcome());
    }

    /** Its slower partners see nothing of it, for they are what limits it there. */
    @Test
    void shouldNameAFastHostThatIsSlowWithThoseAlone() {
        FabricFinding finding = only(limited(1, 0.5));

        assertEquals(CauseKind.HOST, finding.kind());
        assertEquals(List.of("h1"), finding.sources());
        assertEquals(6, finding.explained());
        assertEquals(0, finding.remaining());
    }

    @Test
    void shouldNameAFastHostThatIsSlowerThanAllOthersWithEachOfItsPairs() {
        FabricFinding finding = only(limited(1, 0.2));

        assertEquals(CauseKind.HOST, finding.kind());
        assertEquals(30, finding.explained());
    }

    @Test
    void shouldNameASlowHostWithAllOfItsPairs() {
        FabricFinding finding = only(limited(9, 0.5 * SLOW_LINE));

        assertEquals(CauseKind.HOST, finding.kind());
        assertEquals(List.of("h9"), finding.sources());
        assertEquals(30, finding.explained());
    }

    /** Two fast hosts have no peers: what one of them does with the other belongs to the host all the same. */
    @Test
    void shouldNameNothingBesideAHostThatIsSlowWithItsOnlyPeerToo() {
        FabricHosts twoFast = hosts(8, host -> host < 2 ? LINE_BITS_PER_S : LINE_BITS_PER_S / 4);
        FabricFinding finding = only(judge(twoFast, (source, sink) -> {
            double line = source < 2 && sink < 2 ? 1 : SLOW_LINE;
            return at(source == 1 || sink == 1 ? Math.min(0.1, line) : line, random);
        }));

        assertEquals(CauseKind.HOST, finding.kind());
        assertEquals(List.of("h1"), finding.sources());
    }

    /** What it reaches with some is to be held against what those like it reach with the same. */
    @Test
    void shouldTellTheShareOfPairsThatAreAlike() {
        FabricFinding finding = only(judge(mixed(), (source, sink) -> {
            double left = source == 1 || sink == 1 ? 0.5 : 1;
            return at(left * Math.min(line(source), line(sink)), random);
        }));

        assertEquals(CauseKind.HOST, finding.kind());
        assertEquals(0.5, finding.measuredBytesPerS() / finding.peersBytesPerS(), 0.02);
    }

    /** A host that sends and receives so much of a fast line at most. */
    private FabricVerdict limited(int host, double most) {
        return judge(mixed(), (source, sink) -> {
            double line = Math.min(line(source), line(sink));
            return at(source == host || sink == host ? Math.min(most, line) : line, random);
        });
    }

    private static double line(int host) {
        return host < FAST ? 1 : SLOW_LINE;
    }

    private static FabricHosts mixed() {
        return hosts(HOSTS, host -> Math.round(LINE_BITS_PER_S * line((int) host)));
    }

    private static FabricFinding only(FabricVerdict verdict) {
        assertEquals(1, verdict.findings().size(), verdict::toString);
        assertEquals(Outcome.BAD, verdict.outcome());
        return verdict.findings().get(0);
    }
}
