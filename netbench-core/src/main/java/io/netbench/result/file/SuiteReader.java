package io.netbench.result.file;

import io.netbench.result.SuiteResult;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads suites that {@link SuiteWriter} wrote; results that they keep in files of their own are read apart. */
public final class SuiteReader {

    private static final String KIND = "netbench suite";

    private SuiteReader() {}

    /**
     * The suite in a file.
     *
     * @throws ResultFileException if there is no file, it is no JSON, or no suite of this version
     */
    public static SuiteResult read(Path file) {
        return of(JsonDocument.read(file, KIND, SuiteResult.SCHEMA));
    }

    /**
     * The suite that a stream holds.
     *
     * @param name what messages call it
     * @throws ResultFileException if it can't be read, is no JSON, or no suite of this version
     */
    public static SuiteResult read(String name, InputStream in) {
        return of(JsonDocument.read(name, in, KIND, SuiteResult.SCHEMA));
    }

    static SuiteResult of(JsonDocument document) {
        if (!document.isOf(SuiteResult.SCHEMA)) {
            throw document.otherVersion(SuiteResult.SCHEMA);
        }
        return document.as(SuiteResult.class);
    }
}
