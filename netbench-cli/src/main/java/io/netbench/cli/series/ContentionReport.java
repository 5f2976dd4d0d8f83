package io.netbench.cli.series;

import io.netbench.analysis.contention.Contention;
import io.netbench.analysis.contention.PortFlow;
import io.netbench.analysis.contention.SharedPort;
import io.netbench.cli.report.RateUnits;
import io.netbench.cli.report.Rates;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.suite.ContentionSeries;
import io.netbench.suite.SeriesOutcome;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What loads lost to each other, before what is told of every series. */
public final class ContentionReport {

    /** More ports than these only repeat what they say. */
    private static final int MOST_PORTS = 16;

    private ContentionReport() {}

    /**
     * The lines of a contention's report.
     *
     * @param units of rates; empty for the usual ones
     */
    public static List<String> lines(SeriesOutcome outcome, Optional<RateUnits> units, Screen screen) {
        Contention contention = ContentionSeries.of(outcome.runs());
        RateUnits shown = units.orElse(RateUnits.BITS);
        List<String> lines = new ArrayList<>(LossTables.of(contention, shown).lines(screen));
        if (!contention.ports().isEmpty()) {
            lines.add("");
            lines.addAll(ports(contention, shown, screen));
        }
        lines.add("");
        contention.losses().stream()
                .map(ContentionSeries::sentence)
                .forEach(sentence -> lines.addAll(Paragraph.ofWords("", sentence, screen.width())));
        lines.add("");
        lines.addAll(SeriesReport.lines(outcome, units, screen));
        return lines;
    }

    private static List<String> ports(Contention contention, RateUnits units, Screen screen) {
        List<SharedPort> shown = contention.ports().stream().limit(MOST_PORTS).toList();
        Rates rates = Rates.of(
                shown.stream()
                        .map(port -> Math.max(port.wireBytesPerS(), port.mostAloneBytesPerS()))
                        .toList(),
                null,
                units);
        TextTable table = new TextTable()
                .left("port")
                .right("most alone")
                .right("together")
                .left("load")
                .right("on the wire")
                .right("share");
        for (SharedPort port : shown) {
            boolean isFirst = true;
            for (PortFlow flow : port.together()) {
                table.row(
                        Style.PLAIN,
                        List.of(
                                isFirst ? (port.into() ? "into " : "out of ") + port.endpoint() : "",
                                isFirst ? rates.figure(port.mostAloneBytesPerS()) : "",
                                isFirst ? rates.figure(port.wireBytesPerS()) : "",
                                flow.load(),
                                rates.figure(flow.wireBytesPerS()),
                                QuantityText.percent(port.shareOf(flow))),
                        "");
                isFirst = false;
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("ports that several loads needed, in " + rates.name() + " on the wire (estimates)");
        lines.addAll(table.lines("", screen));
        int more = contention.ports().size() - shown.size();
        if (more > 0) {
            lines.add(" and " + QuantityText.count(more) + " more");
        }
        return lines;
    }
}
