package io.netbench.cli.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardStreamTest {

    private static final Map<String, String> WIDE = Map.of("COLUMNS", "132", "TERM", "xterm");

    @Test
    void shouldColourATerminalOnly() {
        assertTrue(StandardStream.screen(WIDE, true, UTF_8).colour());
        assertFalse(StandardStream.screen(WIDE, false, UTF_8).colour());
    }

    @Test
    void shouldHonourNoColor() {
        assertFalse(StandardStream.screen(Map.of("COLUMNS", "132", "NO_COLOR", "1"), true, UTF_8)
                .colour());
        assertTrue(StandardStream.screen(Map.of("COLUMNS", "132", "NO_COLOR", ""), true, UTF_8)
                .colour());
    }

    @Test
    void shouldNotColourADumbTerminal() {
        assertFalse(StandardStream.screen(Map.of("COLUMNS", "132", "TERM", "dumb"), true, UTF_8)
                .colour());
        assertTrue(StandardStream.isDumb(Map.of("TERM", "dumb")));
        assertFalse(StandardStream.isDumb(Map.of("TERM", "xterm")) || StandardStream.isDumb(Map.of()));
    }

    @Test
    void shouldUseBlocksOnlyWhereTheLocaleHasThem() {
        assertTrue(StandardStream.screen(WIDE, false, UTF_8).unicode());
        assertFalse(StandardStream.screen(WIDE, false, US_ASCII).unicode());
    }

    @Test
    void shouldTakeTheWidthThatThePersonSet() {
        assertEquals(132, StandardStream.screen(WIDE, false, UTF_8).width());
        assertEquals(
                Screen.MIN_WIDTH,
                StandardStream.screen(Map.of("COLUMNS", "20"), false, UTF_8).width());
    }

    @Test
    void shouldTellHowNarrowATerminalIs() {
        assertEquals(20, StandardStream.columns(Map.of("COLUMNS", "20"), true));
    }

    @Test
    void shouldLayOutForPaperWhenNothingIsKnown() {
        assertEquals(
                StandardStream.WIDTH_ELSEWHERE,
                StandardStream.screen(Map.of("COLUMNS", "wide"), false, UTF_8).width());
    }
}
