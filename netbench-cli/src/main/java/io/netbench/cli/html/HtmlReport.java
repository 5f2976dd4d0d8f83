package io.netbench.cli.html;

import io.netbench.result.Comparison;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes reports as pages: one file each, which asks for nothing else. */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * The page of a run.
     *
     * @throws io.netbench.result.file.OutputException if it can't be written
     */
    public static void write(RunResult run, Output output, Outlet outlet) {
        write(RunPage.of(run), output, outlet);
    }

    /**
     * The page of a suite.
     *
     * @param figures of its runs
     * @throws io.netbench.result.file.OutputException if it can't be written
     */
    public static void write(SuiteResult suite, SuiteFigures figures, Output output, Outlet outlet) {
        write(SuitePage.of(suite, figures), output, outlet);
    }

    /**
     * The page of a comparison.
     *
     * @throws io.netbench.result.file.OutputException if it can't be written
     */
    public static void write(Comparison comparison, Output output, Outlet outlet) {
        write(ComparisonPage.of(comparison), output, outlet);
    }

    /**
     * The page of storage results beside the layers below them.
     *
     * @param document of all of them
     * @throws io.netbench.result.file.OutputException if it can't be written
     */
    public static void write(List<StorageWaterfall> waterfalls, Object document, Output output, Outlet outlet) {
        write(LayersPage.of(waterfalls, document), output, outlet);
    }

    private static void write(Report report, Output output, Outlet outlet) {
        byte[] page = report.render().getBytes(StandardCharsets.UTF_8);
        output.replace(out -> out.write(page), outlet);
    }
}
