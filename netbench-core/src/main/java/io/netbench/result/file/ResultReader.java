package io.netbench.result.file;

import io.netbench.result.RunResult;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads result files; fields that it does not know are ignored, so that newer minor versions can be read. */
public final class ResultReader {

    private static final String KIND = "netbench result";

    private ResultReader() {}

    /**
     * The result in a file.
     *
     * @throws ResultFileException if there is no file, it is no JSON, or no result of a version that is read
     */
    public static RunResult read(Path file) {
        return of(JsonDocument.read(file, KIND, RunResult.SCHEMA));
    }

    /**
     * The result that a stream holds.
     *
     * @param name what messages call it
     * @throws ResultFileException if it can't be read, is no JSON, or no result of a version that is read
     */
    public static RunResult read(String name, InputStream in) {
        return of(JsonDocument.read(name, in, KIND, RunResult.SCHEMA));
    }

    static RunResult of(JsonDocument document) {
        if (document.isOf(VersionOne.SCHEMA)) {
            JsonDocument lifted =
                    new JsonDocument(document.name(), KIND, RunResult.SCHEMA, VersionOne.lift(document.root()));
            return VersionOne.withEndpoints(lifted.as(RunResult.class));
        }
        if (!document.isOf(RunResult.SCHEMA)) {
            throw document.otherVersion(RunResult.SCHEMA + " and " + VersionOne.SCHEMA);
        }
        return document.as(RunResult.class);
    }
}
