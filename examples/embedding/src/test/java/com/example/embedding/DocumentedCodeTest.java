package com.example.embedding;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents show is what is compiled and run here. */
class DocumentedCodeTest {

    private static final Path SOURCES = Path.of("src/main/java/com/example/embedding");
    private static final Path ROOT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(classes = {LocalIncast.class, OverHosts.class, SideBySide.class})
    void shouldBeShownInTheDocument(Class<?> program) throws IOException {
        assertShown(ROOT.resolve("docs/library.md"), program);
    }

    @Test
    void shouldBeShownInTheReadme() throws IOException {
        assertShown(ROOT.resolve("README.md"), LocalIncast.class);
    }

    private static void assertShown(Path document, Class<?> program) throws IOException {
        String code = code(SOURCES.resolve(program.getSimpleName() + ".java"));

        assertTrue(
                Files.readString(document).contains("```java\n" + code + "```\n"),
                () -> document.getFileName() + " should show what " + program.getSimpleName() + " runs:\n" + code);
    }

    /** The lines between those that say where it begins and ends, as far to the left as they go. */
    private static String code(Path source) throws IOException {
        List<String> lines = Files.readAllLines(source);
        int begin = indexOf(lines, "// begin");
        int end = indexOf(lines, "// end");
        assertFalse(begin < 0 || end <= begin, () -> source + " marks no code");
        return String.join("\n", lines.subList(begin + 1, end)).stripIndent() + "\n";
    }

    private static int indexOf(List<String> lines, String marker) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        return -1;
    }
}
