package io.netbench.cli.options;

import io.netbench.cli.report.RateUnits;
import io.netbench.cli.report.ReportDetail;
import io.netbench.plan.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private Optional<Rows> links = Optional.empty();

    @Option(
            names = "--units",
            paramLabel = "UNITS",
            converter = OptionValues.UnitsName.class,
            completionCandidates = UnitNames.class,
            description = "Rates of the report in bits (decimal), bytes (binary), or both. Default: both.")
    private Optional<RateUnits> units = Optional.empty();

    public ReportDetail detail() {
        return new ReportDetail(links.filter(Rows.ALL::equals).isPresent(), units.orElse(RateUnits.BOTH));
    }

    /** In which units rates are shown; empty where each table shows them as it usually does. */
    public Optional<RateUnits> units() {
        return units;
    }

    /** Places for the names of those that were given. */
    public List<String> given() {
        return Stream.of(links.map(rows -> "{--links}"), units.map(shown -> "{--units}"))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Refuses a choice of links, which the report of a series has none of.
     *
     * @throws PlanException if there is one
     */
    public void requireNoLinks() {
        if (links.isPresent()) {
            throw new PlanException(
                    "{--links} is of one run, and there are several; {--out} keeps all of them, and netbench report"
                            + " shows each");
        }
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
