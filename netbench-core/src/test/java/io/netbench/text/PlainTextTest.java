package io.netbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 9, 0xa, 0xd, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x200b, 0x200e, 0x2028, 0x2029, 0x202e,
                0x2066, 0xd800, 0xe000, 0xfeff, 0xe0041, 0x10fffd
            })
    void shouldReplaceWhatIsNoVisiblePartOfALine(int character) {
        String text = "a" + Character.toString(character) + "b";

        assertEquals("a\ufffdb", PlainText.of(text));
    }

    @Test
    void shouldLeaveTextOfAllLanguagesAsItIs() {
        String text = "node-7 \"ë\" Ж 東京 עברית العربية ▁▄█ 🙂 e\u0301";

        assertSame(text, PlainText.of(text));
    }

    @Test
    void shouldShowTheBeginOfALongText() {
        assertSame("12345678", PlainText.begin("12345678", 8));
        assertEquals("1234 ...", PlainText.begin("123456789", 8));
        assertEquals("123 ...", PlainText.begin("123\ud83d\ude428901", 8), "no half of a character");
    }
}
