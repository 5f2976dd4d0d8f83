package io.netbench.result.file;

import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;

/** Writes a result as one JSON document, indented, with a line feed at its end. */
public final class ResultWriter {

    private static final ObjectWriter WRITER =
            ResultJson.mapper().writerWithDefaultPrettyPrinter().without(StreamWriteFeature.AUTO_CLOSE_TARGET);

    private ResultWriter() {}

    /**
     * Writes {@code result} to {@code output}.
     *
     * @throws OutputException if it can't be written
     */
    public static void write(RunResult result, Output output, Outlet outlet) {
        output.replace(out -> writeTo(out, result), outlet);
    }

    private static void writeTo(OutputStream out, RunResult result) throws IOException {
        try {
            WRITER.writeValue(out, result);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException inOutput ? inOutput : new IOException(e.getOriginalMessage(), e);
        }
        out.write("\n".getBytes(StandardCharsets.UTF_8));
    }
}
