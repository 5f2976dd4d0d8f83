package io.netbench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadWindowTest {

    @ParameterizedTest
    @CsvSource({
        "100, 100, 900, true",
        "100, 300, 900, false",
        "100, 100, 9223372036854775807, true",
        // A warm-up that drains: nothing of it is measured.
        "100, 300, 300, false"
    })
    void shouldBeginFromSilenceOnlyWithoutAWarmUp(long startNs, long fromNs, long toNs, boolean isFromSilence) {
        assertEquals(isFromSilence, new LoadWindow(startNs, fromNs, toNs, true).isFromSilence());
    }
}
