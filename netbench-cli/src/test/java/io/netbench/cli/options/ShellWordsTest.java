package io.netbench.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.plan.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            incast -b 1m         | incast, -b, 1m
            a  'b c' "d e"       | a, b c, d e
            a'b'"c"d             | abcd
            'a"b' "a'b" a\\ b    | a"b, a'b, a b
            "a\\"b\\\\c\\d"      | a"b\\c\\d
            'a\\b'               | a\\b
            x '' "" y            | x, , , y
            """)
    void shouldSplitAsAShellDoes(String line, String words) {
        assertEquals(List.of(words.split(", ", -1)), ShellWords.split(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void shouldHaveNoWordsWhereThereAreNone(String line) {
        assertEquals(List.of(), ShellWords.split(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b c", "\"", "a 'b' \"c\\\""})
    void shouldRefuseAQuoteThatIsNotClosed(String line) {
        assertThrows(PlanException.class, () -> ShellWords.split(line));
    }

    @Test
    void shouldSplitWhatItJoined() {
        Random random = new Random(13);
        String letters = "ab '\"\\\t$`*?;&|=-:/é";
        for (int i = 0; i < 5_000; i++) {
            List<String> words = new ArrayList<>(List.of("netbench"));
            for (int word = random.nextInt(5); word >= 0; word--) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(6); length > 0; length--) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                words.add(text.toString());
            }
            String line = ShellWords.join(words.get(0), words.subList(1, words.size()));

            assertEquals(words, ShellWords.split(line), line);
        }
    }
}
