package io.netbench.analysis.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FabricWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "NaN, ''",
        "2e-6, ', less than 0.01 % of segments sent again'",
        "3e-4, ', 0.03 % of segments sent again'",
        "0.02, ', 2 % of segments sent again'",
    })
    void shouldTellOfLossOnlyWhereThereWasSome(double loss, String words) {
        FabricFinding slow = new FabricFinding(
                CauseKind.HOST,
                "",
                true,
                List.of("node1"),
                List.of("node1"),
                null,
                null,
                false,
                Set.of(Metric.GOODPUT, Metric.LOSS),
                null,
                false,
                HostWords.NONE,
                1.25e8,
                2.5e8,
                Double.NaN,
                loss,
                Double.NaN,
                3,
                3,
                null,
                null);

        assertEquals(
                "Host node1 is slow: 1 Gbit/s, 50 % of what its peers reach" + words + ".", FabricWords.sentence(slow));
    }
}
