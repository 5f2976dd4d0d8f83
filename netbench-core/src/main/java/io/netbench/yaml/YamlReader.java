package io.netbench.yaml;

import io.netbench.text.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads files in YAML 1.2. */
public final class YamlReader {

    /** More than anybody writes by hand. */
    private static final int MAX_BYTES = 4 << 20;

    private YamlReader() {}

    /**
     * The keys of a file.
     *
     * @throws YamlException if it can't be read, or holds something else
     */
    public static YamlValue.Mapping read(Path file) {
        if (Files.isDirectory(file)) {
            throw wrong(file.toString(), "is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw wrong(file.toString(), FileFailure.reasonOf(e));
        }
    }

    /**
     * The keys of a stream.
     *
     * @param name what messages call it
     * @throws YamlException if it can't be read, or holds something else
     */
    public static YamlValue.Mapping read(String name, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw wrong(name, "is longer than 4 MiB");
            }
            return read(name, text(name, bytes));
        } catch (IOException e) {
            throw wrong(name, FileFailure.reasonOf(e));
        }
    }

    private static String text(String name, byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, /* endOfInput= */ true);
        String whole = text.flip().toString();
        if (result.isError()) {
            throw wrong(name + ":" + lineAt(whole, whole.length()), "is not a text in UTF-8");
        }
        return whole;
    }

    /** Who reads the file must find it, and the parser does not say where it is. */
    private static void requireNoControls(String name, String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (!StreamReader.isPrintable(character)) {
                throw wrong(
                        name + ":" + lineAt(text, at),
                        "not YAML: holds the control character U+%04X; take it out, or write it as an escape in double quotes"
                                .formatted(character));
            }
        }
    }

    /** The number of the line, from 1, in which so many characters have gone before. */
    private static int lineAt(String text, int end) {
        int line = 1;
        for (int at = 0; at < end; at++) {
            char here = text.charAt(at);
            boolean isFirstOfTwo = here == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            line += here == '\n' || (here == '\r' && !isFirstOfTwo) ? 1 : 0;
        }
        return line;
    }

    /**
     * The keys of a text.
     *
     * @param name what messages call it
     * @throws YamlException if it holds something else
     */
    public static YamlValue.Mapping read(String name, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        requireNoControls(name, text);
        YamlTree tree = new YamlTree(name);
        try {
            new Parse(settings).parseString(text).forEach(tree::take);
        } catch (MarkedYamlEngineException e) {
            throw wrong(
                    e.getProblemMark()
                            .map(mark -> name + ":" + (mark.getLine() + 1))
                            .orElse(name),
                    "not YAML: " + oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            throw wrong(name, "not YAML: " + oneLine(e.getMessage()));
        }
        return tree.keys();
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("it can't be read");
    }

    private static YamlException wrong(String place, String what) {
        return new YamlException(List.of(place + ": " + what));
    }
}
