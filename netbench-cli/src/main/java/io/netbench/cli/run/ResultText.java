package io.netbench.cli.run;

import io.netbench.cli.report.ReportDetail;
import io.netbench.cli.report.TextReport;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.RunResult;
import java.util.List;

/** What a person reads of a result when a run is over. */
public interface ResultText {

    /** The report of the main commands. */
    static ResultText report(ReportDetail detail) {
        return (result, screen) -> TextReport.lines(result, detail, screen);
    }

    /** The lines of a report; none if there is nothing to tell but errors. */
    List<String> lines(RunResult result, Screen screen);
}
