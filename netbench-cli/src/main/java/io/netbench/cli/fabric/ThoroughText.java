package io.netbench.cli.fabric;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.suite.ThoroughFigures;
import io.netbench.suite.ThoroughFigures.Bystander;
import io.netbench.suite.ThoroughFigures.Hub;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What was measured beyond pairs, for people: halves, hubs with the weakest first, and bystanders that lost most first. */
final class ThoroughText {

    private static final int MOST_ROWS = 20;

    private ThoroughText() {}

    static List<String> lines(ThoroughFigures figures, Screen screen) {
        List<String> lines = new ArrayList<>();
        if (!figures.matchings().isEmpty()) {
            lines.addAll(Paragraph.ofWords(
                    "halves  ",
                    "in %s of random halves a pair reaches %s on average, from %s to %s."
                            .formatted(
                                    QuantityText.counted(figures.matchings().size(), "matching"),
                                    QuantityText.bitRate(figures.meanOfMatchings()),
                                    QuantityText.bitRate(Collections.min(figures.matchings())),
                                    QuantityText.bitRate(Collections.max(figures.matchings()))),
                    screen.width()));
        }
        if (!figures.hubs().isEmpty()) {
            lines.add("");
            lines.addAll(hubs(figures.hubs(), screen));
        }
        if (!figures.bystanders().isEmpty()) {
            lines.add("");
            lines.addAll(bystanders(figures.bystanders(), screen));
        }
        return lines;
    }

    private static List<String> hubs(List<Hub> hubs, Screen screen) {
        RateUnit unit =
                RateUnit.of(hubs.stream().mapToDouble(Hub::bytesPerS).max().orElse(0));
        TextTable table = new TextTable()
                .left("many to one, one to many")
                .right(unit.bitsName())
                .left("slowest")
                .right(unit.bitsName())
                .right("retr");
        hubs.stream()
                .sorted(Comparator.comparingDouble(Hub::bytesPerS))
                .limit(MOST_ROWS)
                .forEach(hub -> table.row(
                        Style.PLAIN,
                        List.of(
                                hub.receives()
                                        ? hub.others() + " -> " + hub.host()
                                        : hub.host() + " -> " + hub.others(),
                                unit.shortBits(hub.bytesPerS()),
                                hub.slowest(),
                                unit.shortBits(hub.slowestBytesPerS()),
                                hub.retransmits() < 0 ? "-" : QuantityText.count(hub.retransmits())),
                        ""));
        return withRest(table.lines("", screen), hubs.size());
    }

    private static List<String> bystanders(List<Bystander> all, Screen screen) {
        RateUnit unit = RateUnit.of(
                all.stream().mapToDouble(Bystander::aloneBytesPerS).max().orElse(0));
        TextTable table = new TextTable()
                .left("bystander")
                .left("incast to")
                .right("alone, " + unit.bitsName())
                .right("beside")
                .right("p99 alone")
                .right("beside");
        all.stream()
                .sorted(Comparator.comparingDouble(one -> one.besideBytesPerS() / one.aloneBytesPerS()))
                .limit(MOST_ROWS)
                .forEach(one -> table.row(
                        Style.PLAIN,
                        List.of(
                                one.source() + " -> " + one.sink(),
                                one.hub(),
                                unit.shortBits(one.aloneBytesPerS()),
                                unit.shortBits(one.besideBytesPerS()),
                                time(one.aloneP99Ns()),
                                time(one.besideP99Ns())),
                        ""));
        return withRest(table.lines("", screen), all.size());
    }

    private static List<String> withRest(List<String> table, int rows) {
        List<String> lines = new ArrayList<>(table);
        if (rows > MOST_ROWS) {
            lines.add("and " + QuantityText.count(rows - MOST_ROWS) + " that did better");
        }
        return lines;
    }

    private static String time(double ns) {
        return Double.isNaN(ns) ? "-" : QuantityText.duration(ns);
    }
}
