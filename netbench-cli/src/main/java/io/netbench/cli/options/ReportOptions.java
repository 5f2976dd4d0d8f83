package io.netbench.cli.options;

import io.netbench.cli.report.RateUnits;
import io.netbench.cli.report.ReportDetail;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the report shows, and in which units. */
public final class ReportOptions {

    /** Which rows tables of many have. */
    enum Rows {
        WORST,
        ALL
    }

    @Option(
            names = "--links",
            paramLabel = "WHICH",
            converter = OptionValues.RowsName.class,
            completionCandidates = RowNames.class,
            description = "Rows of the tables of links and of hosts: worst (of many, those that stand out), or all. "
                    + "Default: worst.")
    private Rows links = Rows.WORST;

    @Option(
            names = "--units",
            paramLabel = "UNITS",
            converter = OptionValues.UnitsName.class,
            completionCandidates = UnitNames.class,
            description = "Rates of the report in bits (decimal), bytes (binary), or both. Default: both.")
    private RateUnits units = RateUnits.BOTH;

    public ReportDetail detail() {
        return new ReportDetail(links == Rows.ALL, units);
    }

    /** For the shell's completion. */
    static final class RowNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        RowNames() {
            super(List.of("worst", "all"));
        }
    }

    /** For the shell's completion. */
    static final class UnitNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        UnitNames() {
            super(List.of("bits", "bytes", "both"));
        }
    }
}
