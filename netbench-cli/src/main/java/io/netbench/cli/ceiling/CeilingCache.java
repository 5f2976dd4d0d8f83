package io.netbench.cli.ceiling;

import io.netbench.result.CeilingSettings;
import io.netbench.result.ResultJson;
import io.netbench.text.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Keeps ceilings between runs, each in a file of its own, since hosts may share a home folder. It is a convenience: what
 * can't be read is as if it were not there.
 */
public final class CeilingCache {

    private static final String PREFIX = "ceiling-";

    private final Optional<Path> folder;

    /** @param folder that holds the files; empty: nothing is kept */
    public CeilingCache(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The cache of a user, by {@code XDG_CACHE_HOME} or {@code HOME}. */
    public static CeilingCache ofUser(Map<String, String> environment) {
        // The specification of these variables says that a relative path is to be ignored.
        Optional<Path> caches = path(environment, "XDG_CACHE_HOME")
                .or(() -> path(environment, "HOME").map(home -> home.resolve(".cache")));
        return new CeilingCache(caches.map(path -> path.resolve("netbench")));
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }

    /** What was measured here with these very settings. */
    public Optional<Ceiling> find(CeilingPlace place, CeilingSettings settings) {
        return folder.map(path -> path.resolve(name(place, settings)))
                .flatMap(CeilingCache::read)
                .filter(ceiling ->
                        ceiling.place().equals(place) && ceiling.settings().equals(settings));
    }

    /** All that was measured here, the latest first. */
    public List<Ceiling> all(CeilingPlace place) {
        List<Ceiling> ceilings = new ArrayList<>();
        if (folder.isPresent()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.get(), PREFIX + "*.json")) {
                files.forEach(file ->
                        read(file).filter(known -> known.place().equals(place)).ifPresent(ceilings::add));
            } catch (IOException | DirectoryIteratorException unreadable) {
                return List.of();
            }
        }
        ceilings.sort(Comparator.comparing(Ceiling::measuredAt).reversed());
        return ceilings;
    }

    /**
     * Keeps a ceiling, in the place of an earlier one with the same settings.
     *
     * @return why it could not be kept; empty if it was
     */
    public Optional<String> keep(Ceiling ceiling) {
        if (folder.isEmpty()) {
            return Optional.of("neither XDG_CACHE_HOME nor HOME names a folder");
        }
        try {
            Files.createDirectories(folder.get());
            Path aside = Files.createTempFile(folder.get(), "new-" + PREFIX, null);
            try {
                Files.writeString(
                        aside,
                        ResultJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(ceiling) + "\n");
                Path file = folder.get().resolve(name(ceiling.place(), ceiling.settings()));
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(aside);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(folder.get() + " can't be written: " + FileFailure.reasonOf(e));
        }
    }

    private static Optional<Ceiling> read(Path file) {
        try {
            return Optional.ofNullable(ResultJson.mapper().readValue(Files.readString(file), Ceiling.class));
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static String name(CeilingPlace place, CeilingSettings settings) {
        String key = ResultJson.mapper().writeValueAsString(List.of(place, settings));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(digest, 0, 8) + ".json";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
