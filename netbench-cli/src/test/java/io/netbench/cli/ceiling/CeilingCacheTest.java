package io.netbench.cli.ceiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.CeilingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeilingCacheTest {

    private static final CeilingSettings SETTINGS = new CeilingSettings("epoll", "push", 1 << 20, 1, 8, 1);
    private static final CeilingPlace HERE = place("node01", "6.18.0");

    @TempDir
    Path folder;

    @Test
    void shouldFindWhatItKept() {
        CeilingCache cache = new CeilingCache(Optional.of(folder.resolve("not/there/yet")));
        Ceiling ceiling = ceiling(SETTINGS, 8.75e9);

        assertEquals(Optional.empty(), cache.keep(ceiling));

        assertEquals(Optional.of(ceiling), cache.find(HERE, SETTINGS));
        assertEquals(List.of(ceiling), cache.all(HERE));
    }

    @Test
    void shouldTellHostsBuildsAndSettingsApart() {
        CeilingCache cache = cache();
        cache.keep(ceiling(SETTINGS, 8.75e9));

        CeilingSettings deeper = new CeilingSettings("epoll", "push", 1 << 20, 1, 8, 4);
        assertEquals(Optional.empty(), cache.find(HERE, deeper));
        assertEquals(Optional.empty(), cache.find(place("node02", "6.18.0"), SETTINGS));
        assertEquals(Optional.empty(), cache.find(place("node01", "6.19.0"), SETTINGS));
        assertEquals(List.of(), cache.all(place("node01", "6.19.0")));
    }

    @Test
    void shouldReplaceAnEarlierFigure() throws IOException {
        CeilingCache cache = cache();
        cache.keep(ceiling(SETTINGS, 8.75e9));
        cache.keep(ceiling(SETTINGS, 9.25e9));

        assertEquals(9.25e9, cache.find(HERE, SETTINGS).orElseThrow().goodputBytesPerS());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void shouldBeAsIfEmptyWhenAFileIsSpoiled() throws IOException {
        CeilingCache cache = cache();
        cache.keep(ceiling(SETTINGS, 8.75e9));
        for (String spoiled : List.of("", "no JSON", "{}", "[1]", "{\"place\": null, \"goodput_bytes_per_s\": -1}")) {
            try (Stream<Path> files = Files.list(folder)) {
                Files.writeString(files.findFirst().orElseThrow(), spoiled);
            }

            assertEquals(Optional.empty(), cache.find(HERE, SETTINGS), spoiled);
            assertEquals(List.of(), cache.all(HERE), spoiled);
        }
    }

    @Test
    void shouldSayWhyItCouldNotKeepAFigure() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        CeilingCache below = new CeilingCache(Optional.of(file.resolve("cache")));
        Ceiling ceiling = ceiling(SETTINGS, 8.75e9);

        assertEquals(Optional.of(file.resolve("cache") + " can't be written: Not a directory"), below.keep(ceiling));
        assertTrue(new CeilingCache(Optional.empty()).keep(ceiling).isPresent());
        assertEquals(Optional.empty(), below.find(HERE, SETTINGS));
        assertEquals(List.of(), below.all(HERE));
    }

    @Test
    void shouldFollowTheVariablesOfTheUser() {
        Ceiling ceiling = ceiling(SETTINGS, 8.75e9);
        String home = folder.resolve("home").toString();
        String caches = folder.resolve("caches").toString();

        CeilingCache.ofUser(Map.of("XDG_CACHE_HOME", caches, "HOME", home)).keep(ceiling);
        CeilingCache.ofUser(Map.of("XDG_CACHE_HOME", "relative", "HOME", home)).keep(ceiling);

        assertEquals(List.of(ceiling), new CeilingCache(path(caches, "netbench")).all(HERE));
        assertEquals(List.of(ceiling), new CeilingCache(path(home, ".cache/netbench")).all(HERE));
        assertTrue(CeilingCache.ofUser(Map.of()).keep(ceiling).isPresent());
    }

    private static Optional<Path> path(String first, String more) {
        return Optional.of(Path.of(first, more));
    }

    private CeilingCache cache() {
        return new CeilingCache(Optional.of(folder));
    }

    private static Ceiling ceiling(CeilingSettings settings, double goodput) {
        return new Ceiling(HERE, settings, goodput, Instant.parse("2026-11-23T12:00:00.123456Z"));
    }

    private static CeilingPlace place(String host, String kernel) {
        return new CeilingPlace(
                "1.0",
                "abc",
                "4.2.18",
                "17.0.15",
                Optional.of(host),
                Optional.of(kernel),
                Optional.of("AMD EPYC"),
                Optional.of(2),
                Optional.empty());
    }
}
