package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.plan.Schedule;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AgentLimitsTest {

    private static final long HOUR_NS = 3_600_000_000_000L;

    private static ShareNeeds lasting(long ns) {
        return new ShareNeeds(2, 0, ns, 1, 1, OptionalLong.empty());
    }

    @Test
    void shouldSayHowLongARunMayTake() {
        AgentLimits limits = AgentLimits.forThisJvm();

        assertDoesNotThrow(() -> limits.check(lasting(24 * HOUR_NS)));
        AgentException refusal = assertThrows(AgentException.class, () -> limits.check(lasting(48 * HOUR_NS)));
        assertEquals(
                "the run would take 48 h, this {agent} takes at most 24 h; ask for less, or start it with a longer"
                        + " --max-duration",
                refusal.getMessage());
    }

    @Test
    void shouldTakeWhatAPlanMayAskForWithinItsOwnProcess() {
        assertDoesNotThrow(() -> AgentLimits.forOwnRuns().check(lasting(2 * Schedule.MAX_PHASE_NS)));
    }
}
