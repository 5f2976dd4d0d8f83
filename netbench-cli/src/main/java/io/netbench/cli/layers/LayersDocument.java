package io.netbench.cli.layers;

import io.netbench.analysis.layers.Comparison;
import io.netbench.result.ResultJson;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;

/**
 * Comparisons as a document.
 *
 * @param schema always {@value #SCHEMA}
 * @param comparisons one for each storage result
 */
record LayersDocument(String schema, List<Entry> comparisons) {

    static final String SCHEMA = "netbench-layers/1";

    /**
     * One comparison.
     *
     * @param comparison what came of it
     * @param mirror the command that measures the storage result's shape
     */
    record Entry(Comparison comparison, String mirror) {}

    void write(Output output, Outlet outlet) {
        output.replace(this::writeTo, outlet);
    }

    private void writeTo(OutputStream out) throws IOException {
        try {
            ResultJson.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .writeValue(out, this);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException inOutput ? inOutput : new IOException(e.getOriginalMessage(), e);
        }
        out.write("\n".getBytes(StandardCharsets.UTF_8));
    }
}
