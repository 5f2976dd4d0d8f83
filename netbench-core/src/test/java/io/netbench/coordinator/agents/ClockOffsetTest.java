package io.netbench.coordinator.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClockOffsetTest {

    @Test
    void shouldBeNoneUnderOneKernelWhenPingsAllowIt() {
        ClockOffset offset = new ClockOffset(-40, 100, 900).underOneKernel();

        assertEquals(new ClockOffset(0, 0, 900), offset);
        assertEquals(0, offset.errorNs());
    }

    @Test
    void shouldBelievePingsThatSpeakAgainstOneClock() {
        ClockOffset measured = new ClockOffset(5_000, 100, 900);

        assertEquals(measured, measured.underOneKernel());
    }
}
