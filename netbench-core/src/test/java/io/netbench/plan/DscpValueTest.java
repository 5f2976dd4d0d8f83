package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DscpValueTest {

    @ParameterizedTest
    @CsvSource({"0,0", "46,46", "0x2e,46", "056,46", "cs0,0", "CS7,56", "af11,10", "af43,38", "ef,46", "64,64"})
    void shouldReadNumbersAndNames(String text, int codePoint) {
        assertEquals(codePoint, DscpValue.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"af14", "cs8", "be11", "''"})
    void shouldSayWhatWouldBeRightWhenItIsNeither(String text) {
        String message =
                assertThrows(PlanException.class, () -> DscpValue.parse(text)).getMessage();
        assertEquals("'" + text + "' is not a code point; write 0 to 63, or a name such as af11, cs1 or ef", message);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0x20,8", "184,46", "0xfc,63"})
    void shouldTakeTheCodePointOutOfATypeOfService(String text, int codePoint) {
        assertEquals(codePoint, DscpValue.ofTypeOfService(text));
    }

    @Test
    void shouldRefuseBitsThatAreNotOfTheCodePoint() {
        for (String text : new String[] {"1", "256", "-4", "low"}) {
            assertThrows(PlanException.class, () -> DscpValue.ofTypeOfService(text), text);
        }
    }
}
