package io.netbench.coordinator.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.control.HostReport;
import io.netbench.host.CpuDelta;
import io.netbench.result.HostCpu;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HostResultsTest {

    private static final HostReport REPORT =
            new HostReport(Optional.empty(), null, Optional.empty(), 0, 0, 0, List.of(), Map.of());

    @Test
    void shouldNotTakeTheOtherAgentsOfAMachineForOtherPrograms() {
        HostCpu cpu = HostResults.cpu(delta(0.4, 0.99, 0.09), REPORT, true, OptionalDouble.of(0.8));

        assertEquals(0.1, cpu.othersFraction().orElseThrow(), 1e-9);
    }

    @Test
    void shouldNotGuessWhatOthersTookWhenAnAgentDoesNotTell() {
        assertEquals(
                Optional.empty(),
                HostResults.cpu(delta(0.4, 0.99, 0.09), REPORT, true, OptionalDouble.empty())
                        .othersFraction());
    }

    @Test
    void shouldTellOfTheMachineOnce() {
        HostCpu elsewhere = HostResults.cpu(delta(0.4, 0.99, 0.09), REPORT, false, OptionalDouble.of(0.4));

        assertEquals(0.4, elsewhere.processFraction());
        assertEquals(null, elsewhere.hostFraction());
        assertEquals(Optional.empty(), elsewhere.othersFraction());
    }

    private static CpuDelta delta(double process, double host, double softirq) {
        return new CpuDelta(1L, process, host, softirq, softirq, 0.0, 0.01, 0.0, Map.of());
    }
}
