package io.netbench.result.file;

import io.netbench.result.SuiteResult;

/** Writes a suite as one JSON document, indented, with a line feed at its end. */
public final class SuiteWriter {

    private SuiteWriter() {}

    /**
     * Writes {@code suite} to {@code output}.
     *
     * @throws OutputException if it can't be written
     */
    public static void write(SuiteResult suite, Output output, Outlet outlet) {
        DocumentWriter.write(suite, output, outlet);
    }
}
