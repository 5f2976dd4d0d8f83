package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Do figures say what was there? A link whose rate is known has to show it, and no other may be touched by it. */
@Tag("timing")
@Timeout(60)
class HonestyTest {

    private static final double RATE_BITS_PER_S = 80e6;

    @TempDir
    private Path folder;

    /** Blocks of 8 KiB: a hundredth of what 100 ms carry at that rate, so that a sample can tell 2 %. */
    @Test
    void shouldShowRateOfPacedLinkAndLeaveOthersAlone() throws IOException {
        Path json = folder.resolve("run.json");
        CommandRun run = CommandRun.of(("incast -c 4 -b 8k -t 2s -w 500ms --rate 400mbit --quiet --json " + json
                        + " --link client-2/*:rate=80mbit")
                .split(" "));
        assertEquals(0, run.status(), run.err());
        RunResult result = ResultReader.read(json);
        RunInvariants.assertHold(result);
        List<LinkResult> links = result.links();
        assertRate(RATE_BITS_PER_S, links.get(1));
        for (int other : new int[] {0, 2, 3}) {
            assertRate(5 * RATE_BITS_PER_S, links.get(other));
        }
    }

    @Test
    void shouldNotHoldBackOthersWhenOneLinkIsPaced() throws IOException {
        Path json = folder.resolve("run.json");
        CommandRun run = CommandRun.of(
                ("incast -c 3 -b 16k -t 1s -w 500ms --quiet --json " + json + " --link client-2/*:rate=80mbit")
                        .split(" "));
        assertEquals(0, run.status(), run.err());
        RunResult result = ResultReader.read(json);
        RunInvariants.assertHold(result);
        assertRate(RATE_BITS_PER_S, result.links().get(1));
        for (int other : new int[] {0, 2}) {
            assertTrue(result.links().get(other).goodputBytesPerS() * 8 > 2 * RATE_BITS_PER_S);
        }
    }

    private static void assertRate(double bitsPerS, LinkResult link) {
        double bytesPerS = bitsPerS / 8;
        double tolerance = bytesPerS / 50;
        assertEquals(bytesPerS, link.goodputBytesPerS(), tolerance, () -> link.name() + ": goodput");
        assertEquals(bytesPerS, link.goodputHistogramSmooth().mean(), tolerance, () -> link.name() + ": mean");
        assertEquals(bytesPerS, link.goodputHistogramSmooth().p50(), tolerance, () -> link.name() + ": median");
    }
}
