package io.netbench.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.coordinator.StartTime.Least;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTimeTest {

    private static final long MS = 1_000_000L;

    /** What lasts longest decides. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 500",
        "1, 124, 1, 500",
        "1, 200, 1, 800",
        "1, 1, 100000, 2000",
        "1000, 1, 1000, 500",
        "4000, 1, 1000, 2000"
    })
    void shouldGiveWayDelayConnectionsAndOrdersTheirTime(int agents, long worstMs, long connections, long aheadMs) {
        assertEquals(aheadMs * MS, StartTime.aheadNs(Least.FIRST, agents, worstMs * MS, connections));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 100",
        "1, 24, 1, 100",
        "1, 200, 1, 800",
        "1, 1, 100000, 2000",
        "200, 1, 200, 100",
        "1000, 1, 1000, 500"
    })
    void shouldFollowARunBeforeSoonerWithinTheSameBounds(int agents, long worstMs, long connections, long aheadMs) {
        assertEquals(aheadMs * MS, StartTime.aheadNs(Least.AGAIN, agents, worstMs * MS, connections));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1, 150", "1, 24, 1, 150", "1, 200, 1, 800", "1, 1, 100000, 2000", "1000, 1, 1000, 500"})
    void shouldWaitLessForAgentsInThisProcess(int agents, long worstMs, long connections, long aheadMs) {
        assertEquals(aheadMs * MS, StartTime.aheadNs(Least.FIRST_HERE, agents, worstMs * MS, connections));
    }

    @ParameterizedTest
    @CsvSource({"1, 90", "180, 90", "1000, 500"})
    void shouldFollowADrainedWarmupAtOnceUnlessItsOrdersTakeLonger(int agents, long aheadMs) {
        assertEquals(aheadMs * MS, StartTime.secondAheadNs(agents));
    }
}
