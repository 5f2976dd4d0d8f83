package io.netbench.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphTest {

    @Test
    void shouldBreakAPartThatIsLongerThanALineBetweenItsWords() {
        assertEquals(
                List.of(" queue  one two", "        three", "        four five", "        six"),
                Paragraph.ofParts(" queue  ", List.of("one two three four five", "six"), 18));
    }

    @Test
    void shouldBreakAWordThatIsLongerThanALine() {
        assertEquals(
                List.of(" a  01234567", "    89"),
                Paragraph.ofWords(" a  ", "0123456789", 12),
                "there is no better place");
    }

    @Test
    void shouldBreakBetweenPartsWhereTheyFit() {
        assertEquals(List.of(" a  one two", "    three"), Paragraph.ofParts(" a  ", List.of("one two", "three"), 14));
    }
}
