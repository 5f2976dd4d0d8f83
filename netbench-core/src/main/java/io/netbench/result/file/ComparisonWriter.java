package io.netbench.result.file;

import io.netbench.result.Comparison;

/** Writes a comparison as one JSON document, indented, with a line feed at its end. */
public final class ComparisonWriter {

    private ComparisonWriter() {}

    /**
     * Writes {@code comparison} to {@code output}.
     *
     * @throws OutputException if it can't be written
     */
    public static void write(Comparison comparison, Output output, Outlet outlet) {
        DocumentWriter.write(comparison, output, outlet);
    }
}
