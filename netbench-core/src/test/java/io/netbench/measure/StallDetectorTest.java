package io.netbench.measure;

import static io.netbench.measure.Plans.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StallDetectorTest {

    private static final StallFigures NONE = new StallFigures(0, 0, 0);

    private final StallDetector stalls = new StallDetector(0, true);

    @Test
    void shouldMeasureSilenceFromTheLastByteToTheLastSilentLook() {
        arrival(100 * MS, 93 * MS);
        silence(110 * MS, 510 * MS);
        arrival(520 * MS, 519 * MS);

        assertEquals(new StallFigures(1, 417 * MS, 417 * MS), stalls.end(530 * MS));
    }

    @Test
    void shouldTakeNoNoticeOfShortSilence() {
        arrival(100 * MS, 93 * MS);
        silence(110 * MS, 290 * MS);
        arrival(300 * MS, 299 * MS);

        assertEquals(NONE, stalls.end(310 * MS));
    }

    @Test
    void shouldTakeNoNoticeOfSilenceInWhichNothingIsOwed() {
        stalls.sample(10 * MS, true, 9 * MS, false);
        for (long nowNs = 20 * MS; nowNs < 1_000 * MS; nowNs += 10 * MS) {
            stalls.sample(nowNs, false, 9 * MS, false);
        }

        assertEquals(NONE, stalls.end(1_000 * MS));
    }

    @Test
    void shouldCountFromTheInstantAtWhichBytesAreOwed() {
        stalls.sample(10 * MS, true, 9 * MS, false);
        stalls.sample(500 * MS, false, 9 * MS, false);
        silence(510 * MS, 800 * MS);

        assertEquals(new StallFigures(1, 300 * MS, 300 * MS), stalls.end(810 * MS));
    }

    @Test
    void shouldCountAStallThatIsStillOpenAtTheEnd() {
        silence(10 * MS, 240 * MS);

        assertEquals(new StallFigures(1, 250 * MS, 250 * MS), stalls.end(250 * MS));
    }

    @Test
    void shouldNotCountSilenceBeforeTheWindow() {
        arrival(10 * MS, -100 * MS);
        silence(20 * MS, 140 * MS);

        assertEquals(NONE, stalls.end(150 * MS));
    }

    @Test
    void shouldSumStallsAndKeepTheLongest() {
        silence(10 * MS, 200 * MS);
        arrival(210 * MS, 210 * MS);
        silence(220 * MS, 610 * MS);
        arrival(620 * MS, 620 * MS);

        assertEquals(new StallFigures(2, 600 * MS, 400 * MS), stalls.end(630 * MS));
    }

    @Test
    void shouldNotTakeALateLookForAStall() {
        arrival(100 * MS, 99 * MS);
        arrival(700 * MS, 699 * MS);

        assertEquals(NONE, stalls.end(710 * MS));
    }

    private void arrival(long nowNs, long lastByteNs) {
        stalls.sample(nowNs, true, lastByteNs, true);
    }

    private void silence(long fromNs, long toNs) {
        for (long nowNs = fromNs; nowNs <= toNs; nowNs += 10 * MS) {
            stalls.sample(nowNs, false, 0, true);
        }
    }
}
