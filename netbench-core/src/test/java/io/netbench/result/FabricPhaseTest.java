package io.netbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FabricPhaseTest {

    @ParameterizedTest
    @CsvSource({
        "pairs, pairs, ''",
        "pairs-3, pairs, ''",
        "pairs-rail2, pairs, rail 2",
        "pairs-rail2-3, pairs, rail 2",
        "suspects-rail12-1-4, suspects, rail 12",
        "incast-railway, incast, ''",
        "incast-rail3way, incast, ''",
        "h1, h, ''",
        "7, 7, ''"
    })
    void shouldReadNamesOfPhasesAndRuns(String name, String step, String rail) {
        FabricPhase phase = FabricPhase.of(name);

        assertEquals(new FabricPhase(step, rail.isEmpty() ? Optional.empty() : Optional.of(rail)), phase);
    }

    @ParameterizedTest
    @CsvSource({"pairs", "pairs-rail2"})
    void shouldCallAPhaseAsItWasCalled(String name) {
        assertEquals(name, FabricPhase.of(name).phase());
    }
}
