package io.netbench.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {

    private static final String ESCAPE = "\u001b";

    private final KeyDecoder keys = new KeyDecoder();

    @ParameterizedTest
    @CsvSource({
        "[A, UP",
        "OA, UP",
        "[B, DOWN",
        "[5~, PAGE_UP",
        "[6~, PAGE_DOWN",
        "[H, HOME",
        "[1~, HOME",
        "OF, END",
        "[4~, END"
    })
    void shouldKnowTheKeysOfTerminals(String sequence, Key key) {
        assertEquals(List.of(key), typed(ESCAPE + sequence));
        assertFalse(keys.isWithinKey());
    }

    @Test
    void shouldKnowLetters() {
        assertEquals(
                List.of(Key.LEAVE, Key.HELP, Key.NEXT_ORDER, Key.REVERSE, Key.BY_RATE, Key.NEXT_SECTIONS),
                typed("q?sr2v"));
    }

    @Test
    void shouldPassOverKeysWithoutAMeaning() {
        assertEquals(List.of(Key.OTHER, Key.OTHER, Key.LEAVE), typed("x" + ESCAPE + "[15~" + "q"));
    }

    @Test
    void shouldNotTakeTheEscapeKeyForTheBeginOfAnother() {
        assertTrue(typed(ESCAPE).isEmpty());
        keys.pause();

        assertEquals(List.of(Key.LEAVE), typed("q"));
    }

    @Test
    void shouldHearALetterAfterAnything() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            KeyDecoder decoder = new KeyDecoder();
            random.ints(random.nextInt(12), 0, 128).forEach(c -> decoder.take((char) c));
            decoder.pause();

            assertEquals(Key.LEAVE, decoder.take('q').orElseThrow());
        }
    }

    private List<Key> typed(String text) {
        List<Key> typed = new ArrayList<>();
        text.chars().forEach(c -> keys.take((char) c).ifPresent(typed::add));
        return typed;
    }
}
