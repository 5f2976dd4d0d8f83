package io.netbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.LinkExpectation.Basis;
import io.netbench.analysis.SampleResults;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import org.junit.jupiter.api.Test;

/** What links are held against, and how they stand beside it. */
class LinkStandingTest {

    @Test
    void shouldExpectTheRateThatWasAskedFor() {
        RunResult run = SampleResults.rate();
        LinkStanding standing = standing(run);
        LinkResult asked = run.links().get(2);

        assertEquals(Basis.RATE, standing.expectation().basis());
        assertEquals(1.5e9, standing.expectation().bytesPerS(asked).orElseThrow());
        assertTrue(standing.isSlow(asked));
        assertEquals(asked, standing.worstFirst().get(0));
        assertTrue(standing.share(run.links().get(0)).isEmpty(), "nothing was asked of it");
    }

    @Test
    void shouldExpectTheLimitThatWasSet() {
        RunResult run = SampleResults.fabric(40);
        LinkStanding standing = standing(run);

        assertEquals(Basis.LIMIT, standing.expectation().basis());
        assertEquals(25e6, standing.expectation().bytesPerS(run.links().get(0)).orElseThrow());
        assertEquals("node07", standing.worstFirst().get(0).source());
        assertTrue(standing.isSlow(run.links().get(6)));
    }

    /** Eight links share a port of 10 Gbit/s, of which headers take their part. */
    @Test
    void shouldExpectAPartOfThePortWhereItsSpeedIsKnown() {
        RunResult limited = SampleResults.fabricOfDevices(8);
        RunResult run = SampleResults.withoutChecks(limited);
        LinkStanding standing = standing(run);
        double expected = standing.expectation().bytesPerS(run.links().get(0)).orElseThrow();

        assertEquals(Basis.PORTS, standing.expectation().basis());
        double ofFullSegments = 10e9 / 8 / 8 * 1448 / 1514;
        assertTrue(expected < ofFullSegments && expected > 0.999 * ofFullSegments, "the last of a block is shorter");
        assertEquals(
                8 * expected, standing.expectation().totalBytesPerS(run.links()).orElseThrow(), 1);
        assertTrue(standing.isSlow(run.links().get(6)), "it has a third");
        assertFalse(standing.isSlow(run.links().get(0)));
        assertTrue(standing.expectation().words().contains("part of the slower port"));
    }

    @Test
    void shouldExpectNothingOfLoopbackAndSayWhy() {
        RunResult run = SampleResults.incast();
        LinkStanding standing = standing(run);

        assertEquals(Basis.NOTHING, standing.expectation().basis());
        assertFalse(standing.isExpected());
        assertTrue(standing.expectation().words().startsWith("nothing: no rate and no limit was asked for, and "));
        assertEquals(1, standing.share(standing.worstFirst().get(3)).orElseThrow(), 0.05, "beside the median");
    }

    @Test
    void shouldPutLinksThatFailedFirst() {
        LinkStanding standing = standing(SampleResults.incomplete());

        assertEquals("client-6", standing.worstFirst().get(0).source());
    }

    @Test
    void shouldNameWhatStandsOut() {
        assertTrue(StandOut.of(SampleResults.fabric(40)).sentence().contains("node07->storage01"));
        assertTrue(StandOut.of(SampleResults.incomplete()).sentence().contains("10.0.0.7:7411"));
        assertTrue(StandOut.of(SampleResults.mesh(6)).sentence().matches("Beside its peers, h[36] .*"));
        StandOut even = StandOut.of(SampleResults.incast());
        assertFalse(even.isBad());
        assertTrue(even.sentence().startsWith("No link or host stands out: the slowest, client-"), even.sentence());
        assertTrue(StandOut.of(SampleResults.neverStarted()).isBad());
    }

    private static LinkStanding standing(RunResult run) {
        return LinkStanding.of(run, run.loads().get(0));
    }
}
