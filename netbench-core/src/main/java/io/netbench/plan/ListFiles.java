package io.netbench.plan;

import java.io.IOException;
import java.io.InputStream;
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

    private static final Map<String, String> READ = new HashMap<>();
    private static InputStream source;

    private ListFiles() {}

    /** @param name of a file, or {@value #STANDARD_INPUT} */
    static synchronized String read(String name) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            if (source != System.in) {
                READ.put(name, new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
                source = System.in;
            }
            return READ.get(name);
        }
        Path file = Path.of(name);
        if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
            return Files.readString(file);
        }
        if (!READ.containsKey(name)) {
            READ.put(name, Files.readString(file));
        }
        return READ.get(name);
    }
}
