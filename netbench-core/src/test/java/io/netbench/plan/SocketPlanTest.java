package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SocketPlanTest {

    @Test
    void shouldSayInOneLineWhichNameItRefusesWhateverAPeerPutIntoIt() {
        OptionalInt unset = OptionalInt.empty();

        PlanException refused = assertThrows(
                PlanException.class, () -> new SocketPlan(unset, unset, unset, Optional.of("cub\nc"), unset));

        assertEquals(
                "{congestion} must be a name of 1 to 15 letters, digits or underscores, got: cub?c",
                refused.getMessage());
    }
}
