package io.netbench.cli.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a watch keeps of results and verdicts: those of its latest suites, and those of bad ones beyond. When they take too
 * much room the oldest go, bad ones last.
 *
 * @param suites so many of the latest
 * @param bytes at most, of all of them together
 */
public record Keep(int suites, long bytes) {

    private static final Pattern NAME = Pattern.compile("(\\d{6,18})(-again)?\\.json");
    private static final String ASIDE = ".netbench-";

    /** The name of a suite's result or verdict. */
    static String name(long suite, boolean again) {
        return String.format(Locale.ROOT, "%06d%s.json", suite, again ? "-again" : "");
    }

    /**
     * Lets go of what is too old or too much.
     *
     * @param bad the bad suites that are kept however old they are
     */
    void tidy(Path folder, List<Long> bad) throws IOException {
        NavigableMap<Long, List<Path>> bySuite = new TreeMap<>();
        for (String below : List.of(WatchFolder.RESULTS, WatchFolder.VERDICTS)) {
            gather(folder.resolve(below), bySuite);
        }
        if (bySuite.isEmpty()) {
            return;
        }
        long newest = bySuite.lastKey();
        List<Long> goesFirst = new ArrayList<>(bySuite.keySet());
        goesFirst.removeAll(Set.copyOf(bad));
        List<Long> goesLast = bySuite.keySet().stream().filter(bad::contains).toList();
        long held = sizeOf(bySuite);
        for (long suite : goesFirst) {
            if (suite < newest && (suite <= newest - suites || held > bytes)) {
                held -= delete(bySuite.remove(suite));
            }
        }
        for (long suite : goesLast) {
            if (suite < newest && held > bytes) {
                held -= delete(bySuite.remove(suite));
            }
        }
    }

    /** What was being written when a process was killed belongs to nobody: the folder is locked. */
    private static void gather(Path folder, Map<Long, List<Path>> bySuite) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                Matcher parts = NAME.matcher(name);
                if (parts.matches()) {
                    bySuite.computeIfAbsent(Long.parseLong(parts.group(1)), suite -> new ArrayList<>())
                            .add(file);
                } else if (name.startsWith(ASIDE)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static long sizeOf(Map<Long, List<Path>> bySuite) throws IOException {
        long sum = 0;
        for (List<Path> files : bySuite.values()) {
            for (Path file : files) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    private static long delete(List<Path> files) throws IOException {
        long freed = 0;
        for (Path file : files) {
            freed += Files.size(file);
            Files.delete(file);
        }
        return freed;
    }
}
