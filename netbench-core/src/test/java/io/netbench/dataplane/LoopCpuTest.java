package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoopCpuTest {

    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    @Test
    void shouldTellTheShareOfEachLoopInTheirOrder() {
        assertEquals(
                List.of(OptionalDouble.of(0.25), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0)),
                LoopCpu.fractions(
                        List.of(OptionalLong.of(100), UNKNOWN, OptionalLong.of(7), OptionalLong.of(5)),
                        List.of(OptionalLong.of(350), OptionalLong.of(1), UNKNOWN, OptionalLong.of(5)),
                        1_000));
    }

    @Test
    void shouldTellNothingOfNoTime() {
        assertEquals(
                List.of(OptionalDouble.empty()),
                LoopCpu.fractions(List.of(OptionalLong.of(1)), List.of(OptionalLong.of(2)), 0));
    }
}
