package io.netbench.cli.html;

import io.netbench.analysis.SamplePairs;
import io.netbench.result.Comparison;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.Patience;
import io.netbench.text.Property;
import java.nio.file.Path;

/** Pages of samples, in files. */
final class SamplePages {

    private SamplePages() {}

    static Path of(RunResult run, Path file) {
        HtmlReport.write(run, output(file), outlet());
        return file;
    }

    static Path of(Comparison comparison, Path file) {
        HtmlReport.write(comparison, output(file), outlet());
        return file;
    }

    /** A suite whose runs are in it. */
    static Path of(SuiteResult suite, Path file) {
        SuiteFigures figures = new SuiteFigures();
        suite.runs().forEach(run -> run.result().ifPresent(result -> figures.add(run.name(), result)));
        HtmlReport.write(suite, figures, output(file), outlet());
        return file;
    }

    static Path of(SamplePairs pairs, Path file) {
        SuiteFigures figures = new SuiteFigures();
        pairs.rounds().forEach(figures::add);
        HtmlReport.write(pairs.suite(), figures, output(file), outlet());
        return file;
    }

    static Output output(Path file) {
        return new Output(Property.HTML, file.toString());
    }

    static Outlet outlet() {
        return Outlet.filesOnly(Patience.endless());
    }
}
