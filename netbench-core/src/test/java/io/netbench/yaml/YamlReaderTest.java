package io.netbench.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.yaml.YamlValue.Mapping;
import io.netbench.yaml.YamlValue.Scalar;
import io.netbench.yaml.YamlValue.Sequence;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    @Test
    void shouldKeepTextsAsWrittenAndTheirLines() {
        Mapping file = YamlReader.read("a.yaml", "# first\nsize: 010\nempty:\n\"on\": [yes, '~']\nin:\n  deep: 1m\n");

        assertEquals(new Scalar(2, "010", false), file.entries().get("size").value());
        assertEquals(true, ((Scalar) file.entries().get("empty").value()).isNull());
        assertEquals(
                List.of(new Scalar(4, "yes", false), new Scalar(4, "~", false)),
                ((Sequence) file.entries().get("on").value()).items());
        Mapping in = (Mapping) file.entries().get("in").value();
        assertEquals(6, in.entries().get("deep").line());
        assertEquals(
                List.of("size", "empty", "on", "in"), List.copyOf(file.entries().keySet()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: 1\\na: 2\\nb: 3\\nb: 4 | a.yaml:2: a: is there already, in line 1; give it once+a.yaml:4: b: is there already, in line 3; give it once
            a: &x 1\\nb: *x           | a.yaml:2: '*x' refers to another place; write it out
            a: 1\\n---\\nb: 2         | a.yaml:2: a second document begins; write one
            [a, b]                    | a.yaml:1: keys with values were expected, such as 'name: value', got: a list
            [a, b]: 1                 | a.yaml:1: a key must be a single word, got: a list
            ''                        | a.yaml: is empty
            a: 1\\n\\tb: 2            | a.yaml:2: not YAML:
            a: [1                     | a.yaml:1: not YAML:
            """)
    void shouldSayWhatIsWrongAndWhere(String text, String messages) {
        YamlException wrong = assertThrows(
                YamlException.class,
                () -> YamlReader.read("a.yaml", text.replace("\\n", "\n").replace("\\t", "\t")));

        List<String> expected = List.of(messages.split("\\+"));
        assertEquals(expected.size(), wrong.messages().size(), wrong.getMessage());
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(wrong.messages().get(i).startsWith(expected.get(i)), wrong.getMessage());
            assertEquals(1, wrong.messages().get(i).lines().count());
        }
    }

    @Test
    void shouldSayWhatIsWrongOfTheFirstAndHowManyMoreThereAre() {
        YamlException wrong =
                assertThrows(YamlException.class, () -> YamlReader.read("a.yaml", "a: 1\n".repeat(1_000)));

        assertEquals(21, wrong.messages().size());
        assertEquals(
                "a.yaml:21: a: is there already, in line 1; give it once",
                wrong.messages().get(19));
        assertEquals("and 979 more mistakes", wrong.messages().get(20));
        assertEquals(
                List.of("1", "and 1 more mistake"),
                new YamlException(Collections.nCopies(101, "1"))
                        .messages().stream().distinct().toList());
    }

    @Test
    void shouldNotQuoteLongKeysWhole() {
        String key = "k".repeat(1_000);
        YamlException wrong =
                assertThrows(YamlException.class, () -> YamlReader.read("a.yaml", key + ": 1\n" + key + ": 2\n"));

        assertTrue(wrong.getMessage().length() < 200, wrong.getMessage());
        assertTrue(
                new YamlException(List.of("x".repeat(1 << 20))).getMessage().length() <= 1_000,
                "messages of others are cut too");
    }

    @Test
    void shouldRefuseWhatIsNestedWithoutEnd() {
        YamlException wrong =
                assertThrows(YamlException.class, () -> YamlReader.read("a.yaml", "a: " + "[".repeat(100_000)));

        assertEquals("a.yaml:1: is nested too deep", wrong.getMessage());
    }

    /** A tag that other readers make objects of is a text here. */
    @Test
    void shouldMakeNoObjects() {
        Mapping file = YamlReader.read("a.yaml", "a: !!java.net.URL 'http://nowhere.example'");

        assertEquals(
                new Scalar(1, "http://nowhere.example", false),
                file.entries().get("a").value());
    }

    @Test
    void shouldSayWhyAFileCantBeRead(@TempDir Path folder) throws Exception {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', '\n', 'b', (byte) 0xe4});

        assertEquals(folder + ": is a folder", messageOf(folder));
        assertEquals(folder.resolve("none") + ": no such file or folder", messageOf(folder.resolve("none")));
        assertEquals(latin + ":2: is not a text in UTF-8", messageOf(latin));
        byte[] endless = ("a: " + "x".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8);
        YamlException wrong = assertThrows(
                YamlException.class, () -> YamlReader.read("long.yaml", new ByteArrayInputStream(endless)));
        assertEquals("long.yaml: is longer than 4 MiB", wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"'a: b\n\nc: d\u0007', 3, U+0007", "'a: b\r\nc:\u0000', 2, U+0000", "'\u007f', 1, U+007F"})
    void shouldSayWhereAControlCharacterIs(String text, int line, String character) {
        YamlException wrong = assertThrows(YamlException.class, () -> YamlReader.read("a.yaml", text));

        assertTrue(wrong.getMessage().startsWith("a.yaml:" + line + ": "), wrong.getMessage());
        assertTrue(wrong.getMessage().contains(character), wrong.getMessage());
    }

    private static String messageOf(Path file) {
        return assertThrows(YamlException.class, () -> YamlReader.read(file)).getMessage();
    }
}
