package io.netbench.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextWidthTest {

    private static final String ARABIC = "\u062e\u0627\u062f\u0645";
    private static final String ARABIC_WITH_MARKS = "\u062e\u064e\u0627\u062f\u0650\u0645";
    private static final String WIDE = "\u5b58\u50a8";

    @Test
    void shouldCountColumnsNotCharacters() {
        assertEquals(5, TextWidth.of("node1"));
        assertEquals(4, TextWidth.of(ARABIC));
        assertEquals(4, TextWidth.of(ARABIC_WITH_MARKS));
        assertEquals(4, TextWidth.of(WIDE));
        assertEquals(2, TextWidth.of("\ud83d\ude00"));
        assertEquals(8, TextWidth.of(TextWidth.padded(WIDE, 8)));
    }

    @Test
    void shouldLeaveOutTheMiddleAndCutNoCharacter() {
        assertEquals("node1", TextWidth.fitted("node1", 5, "~"));
        assertEquals("no~42", TextWidth.fitted("node000042", 5, "~"));
        for (String letter : List.of("x", WIDE, ARABIC_WITH_MARKS, "\ud83d\ude00", "e\u0301")) {
            for (int columns = 3; columns < 30; columns++) {
                String fitted = TextWidth.fitted(letter.repeat(50), columns, "\u2026");
                assertTrue(TextWidth.of(fitted) <= columns, fitted);
                assertTrue(TextWidth.of(fitted) >= columns - 2, fitted);
                assertTrue(fitted.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE), fitted);
            }
        }
    }

    @Test
    void shouldBreakOnlyWordsThatAreLongerThanALine() {
        List<String> lines = Paragraph.ofWords(" error  ", "on " + "x".repeat(70) + ": gone", 40);

        assertEquals(
                List.of(
                        " error  on",
                        "        " + "x".repeat(32),
                        "        " + "x".repeat(32),
                        "        " + "x".repeat(6) + ": gone"),
                lines);
    }
}
