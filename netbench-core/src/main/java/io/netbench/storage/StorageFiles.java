package io.netbench.storage;

import io.netbench.result.StorageResult;
import io.netbench.text.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads result files of storage tools; finds out by itself which tool wrote one. */
public final class StorageFiles {

    private static final List<StorageReader> READERS = List.of(
            new FioReader(),
            new ElbenchoJsonReader(),
            new ElbenchoCsvReader(),
            new IorJsonReader(),
            new IorCsvReader(),
            new IorTextReader(),
            new WarpReader(),
            new WarpAnalysisReader(),
            new RadosBenchReader(),
            new OsdBenchReader());

    private StorageFiles() {}

    /** The formats that can be read, in the words of messages. */
    public static List<String> formats() {
        return READERS.stream().map(StorageReader::name).toList();
    }

    /**
     * All results in a file, at least one.
     *
     * @throws StorageFileException if there are none, or a figure is wrong; the message names the file, and the reader and
     *     field if there is one
     */
    public static List<StorageResult> read(Path file) {
        if (Files.isDirectory(file)) {
            throw new StorageFileException("%s: is a folder".formatted(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw new StorageFileException("%s: %s".formatted(file, FileFailure.reasonOf(e)), e);
        }
    }

    /**
     * The same of a stream.
     *
     * @param name what messages call it
     */
    public static List<StorageResult> read(String name, InputStream in) {
        FileText file = FileText.read(name, in);
        if (file.text().isBlank()) {
            throw new StorageFileException("%s: is empty".formatted(name));
        }
        StorageReader reader = nearest(file.text());
        Marks.Likeness likeness = reader.marks().in(file.text());
        if (likeness.found() == 0) {
            throw new StorageFileException(OtherOutput.in(file.text())
                    .map(what -> "%s: is %s".formatted(name, what))
                    .orElseGet(() -> "%s: no result of a storage tool; netbench reads %s"
                            .formatted(name, String.join(", ", formats()))));
        }
        Place place = new Place(name, reader.name(), "");
        if (file.badLine() > 0) {
            throw place.wrong("line %d is not UTF-8".formatted(file.badLine()));
        }
        if (!likeness.isComplete()) {
            // A file that is cut off says so better than a field that it did not come to.
            throw damageOf(reader, file.text(), place)
                    .orElseGet(() -> new StorageFileException(
                            "%s: no result of a storage tool; %s comes nearest, but it has no %s"
                                    .formatted(name, reader.name(), likeness.missing())));
        }
        List<StorageResult> results = results(reader, file.text(), place);
        if (results.isEmpty()) {
            throw place.wrong("holds no reads and no writes");
        }
        return results;
    }

    private static Optional<StorageFileException> damageOf(StorageReader reader, String text, Place place) {
        try {
            results(reader, text, place);
            return Optional.empty();
        } catch (StorageFileException e) {
            return Optional.of(e);
        }
    }

    private static List<StorageResult> results(StorageReader reader, String text, Place place) {
        try {
            return reader.read(text, place);
        } catch (IllegalArgumentException e) {
            throw place.wrong(e.getMessage(), e);
        }
    }

    private static StorageReader nearest(String text) {
        return READERS.stream()
                .max(Comparator.comparing((StorageReader reader) ->
                                reader.marks().in(text).isComplete())
                        .thenComparing(reader -> reader.marks().in(text).found()))
                .orElseThrow();
    }
}
