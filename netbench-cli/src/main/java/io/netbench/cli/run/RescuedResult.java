package io.netbench.cli.run;

import io.netbench.result.RunResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import io.netbench.result.file.Patience;
import io.netbench.result.file.ResultWriter;
import io.netbench.text.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a result that could not be written where it was to go: what was measured is not lost. */
final class RescuedResult {

    private RescuedResult() {}

    /** Writes it to the folder for temporary files, for its owner's eyes. Returns a line that says where it is. */
    static String keep(RunResult result, Patience patience) {
        try {
            Path file = Files.createTempFile("netbench-result-", ".json");
            ResultWriter.write(result, new Output(Property.JSON, file.toString()), Outlet.filesOnly(patience));
            return "the whole result is in " + file + "; netbench report shows it, and writes it in other forms";
        } catch (IOException | OutputException e) {
            return "the result is lost: it can't be kept in " + System.getProperty("java.io.tmpdir") + " either";
        }
    }
}
