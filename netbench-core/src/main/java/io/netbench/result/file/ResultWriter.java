package io.netbench.result.file;

import io.netbench.result.RunResult;

/** Writes a result as one JSON document, indented, with a line feed at its end. */
public final class ResultWriter {

    private ResultWriter() {}

    /**
     * Writes {@code result} to {@code output}.
     *
     * @throws OutputException if it can't be written
     */
    public static void write(RunResult result, Output output, Outlet outlet) {
        DocumentWriter.write(result, output, outlet);
    }
}
