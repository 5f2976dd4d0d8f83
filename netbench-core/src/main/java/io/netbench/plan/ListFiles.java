package io.netbench.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts of files of hosts. Standard input and pipes can be read once: a command line that is parsed again, as that of a
 * suite which is watched, finds what was read at first.
 */
final class ListFiles {

    private static final String STANDARD_INPUT = "-";

    /** Of the most hosts that a list may have, many times over. */
    private static final int MOST_BYTES = 16 << 20;

    private static final Map<String, String> READ = new HashMap<>();
    private static InputStream source;

    private ListFiles() {}

    /** @param name of a file, or {@value #STANDARD_INPUT} */
    static synchronized String read(String name) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            if (source != System.in) {
                READ.put(name, new String(bounded(name, System.in), StandardCharsets.UTF_8));
                source = System.in;
            }
            return READ.get(name);
        }
        Path file = Path.of(name);
        if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
            return text(file);
        }
        if (!READ.containsKey(name)) {
            READ.put(name, text(file));
        }
        return READ.get(name);
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bounded(file.toString(), in)))
                    .toString();
        }
    }

    private static byte[] bounded(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new PlanException(
                    "'@" + name + "' is larger than " + (MOST_BYTES >> 20) + " MiB, which no list of hosts is");
        }
        return bytes;
    }
}
