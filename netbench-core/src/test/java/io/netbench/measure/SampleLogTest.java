package io.netbench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleLogTest {

    @Test
    void shouldTellTimesToAUnit() {
        SampleLog log = new SampleLog(0.5, 1e7, 3);

        log.began(1, 64);
        log.ended(1, 1_000_000);

        assertEquals(64, log.lateNs(1));
        assertEquals(1_000_000, log.tookNs(1));
        assertEquals(-1, log.tookNs(0), "nobody answered");
        assertEquals(-1, log.lateNs(2), "it never began");
    }

    @Test
    void shouldTellAnOperationThatTookNoTimeFromOneThatNeverEnded() {
        SampleLog log = new SampleLog(0, 1e7, 2);

        log.ended(0, 0);

        assertEquals(0, log.tookNs(0));
        assertEquals(1, log.used());
    }

    @Test
    void shouldLeaveOutWhatItHasNoRoomFor() {
        SampleLog log = new SampleLog(0, 1e7, 1);

        log.began(1, 5);
        log.ended(1L << 40, 5);

        assertEquals(0, log.used());
    }

    @Test
    void shouldHoldMoreThanAMinute() {
        SampleLog log = new SampleLog(0, 1e7, 1);

        log.ended(0, 65_000_000_000L);

        assertEquals(65_000_000_000L, log.tookNs(0));
    }
}
