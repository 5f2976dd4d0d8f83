package io.netbench.yaml;

import io.netbench.text.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

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
            return read(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw wrong(name, "is not a text in UTF-8");
        } catch (IOException e) {
            throw wrong(name, FileFailure.reasonOf(e));
        }
    }

    /**
     * The keys of a text.
     *
     * @param name what messages call it
     * @throws YamlException if it holds something else
     */
    public static YamlValue.Mapping read(String name, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
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
