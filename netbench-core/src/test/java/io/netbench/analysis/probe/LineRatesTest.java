package io.netbench.analysis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.analysis.SampleResults;
import io.netbench.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineRatesTest {

    @Test
    void shouldTakeAllThatAnEndpointCarriedInOneDirection() {
        RunResult trial = SampleResults.slowLine(List.of("a", "b", "c"), "hub", 1e6);

        Map<String, Double> rates = LineRates.of(trial);

        assertEquals(Set.of("a", "b", "c", "hub"), rates.keySet());
        assertEquals(1e6 * 1514 / 1448, rates.get("a"), 3e4, "with headers");
        assertEquals(3, rates.get("hub") / rates.get("a"), 0.1);
    }

    @Test
    void shouldKnowNoLineWhereNothingLeftItsHost() {
        assertEquals(Map.of(), LineRates.of(SampleResults.incast()));
    }

    @Test
    void shouldKnowNothingOfATrialThatNeverBegan() {
        assertEquals(Map.of(), LineRates.of(SampleResults.neverStarted()));
    }
}
