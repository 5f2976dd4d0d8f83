package io.netbench.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who embeds the library has a locale of their own, and a decimal comma in one message of many is no help: what formats
 * a floating-point figure names the locale.
 */
class FigureLocaleTest {

    private static final Pattern FIGURE =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*%[-+0-9,]*\\.\\d+[feg](?:[^\"\\\\\n]|\\\\.)*\"");

    @Test
    void shouldNameTheLocaleOfEachFigure() throws IOException {
        Set<String> unnamed = new TreeSet<>();
        for (String module : List.of("netbench-core", "netbench-cli")) {
            Path sources = Path.of("..", module, "src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                    String code = Files.readString(file);
                    Matcher figure = FIGURE.matcher(code);
                    while (figure.find()) {
                        if (!statement(code, figure).contains("Locale.ROOT")) {
                            unnamed.add(sources.relativize(file) + ": " + figure.group());
                        }
                    }
                }
            }
        }

        assertEquals(Set.of(), unnamed);
    }

    /** What stands around it, from the statement before to the end of its own. */
    private static String statement(String code, Matcher figure) {
        int from = code.lastIndexOf(';', figure.start());
        int end = code.indexOf(';', figure.end());
        String one = code.substring(from, end);
        // A format that is chosen first is used in the next statement.
        return one.contains("formatted(") || one.contains("String.format(")
                ? one
                : code.substring(from, code.indexOf(';', end + 1));
    }
}
