package io.netbench.cli.report;

import io.netbench.analysis.EndpointRanking;
import io.netbench.analysis.PortShare;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.result.EndpointFlow;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of endpoints, which on a network are hosts: what each sent and received in all, the worst beside its peers
 * first. It is there where several of them have several links; where each has one, the links say it all.
 */
final class EndpointTable {

    private static final int LEAST_ENDPOINTS = 3;

    /** More than this don't fit one screen. */
    private static final int MOST_SHOWN = 16;

    private static final int WORST_SHOWN = 10;
    private static final int WORST_NAMED = 3;
    private static final String UNKNOWN = "-";

    private final RunResult run;
    private final Screen screen;
    private final RateUnits units;
    private final EndpointRanking ranking;
    private final List<EndpointRanking.Place> shown;
    private final PortShare ports;
    private final boolean hasRetransmits;

    private EndpointTable(RunResult run, EndpointRanking ranking, ReportDetail detail, Screen screen) {
        this.run = run;
        this.screen = screen;
        this.units = detail.units();
        this.ranking = ranking;
        List<EndpointRanking.Place> all = ranking.worstFirst();
        this.shown = detail.allLinks() || all.size() <= MOST_SHOWN ? all : all.subList(0, WORST_SHOWN);
        this.ports = PortShare.of(run);
        this.hasRetransmits = flows().anyMatch(flow -> flow.retransmits() != null);
    }

    static List<String> lines(RunResult run, ReportDetail detail, Screen screen) {
        EndpointRanking ranking = EndpointRanking.of(run);
        return ranking.withSeveralLinks() < LEAST_ENDPOINTS
                ? List.of()
                : new EndpointTable(run, ranking, detail, screen).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(table().lines("", screen));
        List<String> worst = ranking.worstFirst().stream()
                .filter(place -> place.lag().isPresent() && place.lag().get().isNotable() && !place.hasFailed())
                .limit(WORST_NAMED)
                .map(place -> LinkNames.fitted(place.endpoint().name(), screen) + " "
                        + place.lag().orElseThrow().text())
                .toList();
        if (!worst.isEmpty()) {
            Paragraph.ofFacts(
                            Stream.concat(Stream.of("beside their peers:"), worst.stream())
                                    .toList(),
                            "",
                            screen.width() - 1)
                    .forEach(line -> lines.add(" " + line));
        }
        return lines;
    }

    /** As much as fits: bytes go first where bits are there too, then the shares of ports, then the middles of names. */
    private TextTable table() {
        boolean hasShares = flows().count() > 0
                && shown.stream()
                        .anyMatch(place -> ports.ofSource(place.endpoint()).isPresent()
                                || ports.ofSink(place.endpoint()).isPresent());
        RateUnits fewer = units == RateUnits.BOTH ? RateUnits.BITS : units;
        int names = LinkNames.columns(columns -> table(fewer, false, columns).fits(screen));
        return Stream.of(table(units, hasShares, names), table(fewer, hasShares, names), table(units, false, names))
                .filter(table -> table.fits(screen))
                .findFirst()
                .orElseGet(() -> table(fewer, false, names));
    }

    private TextTable table(RateUnits shownUnits, boolean withShares, int columnsOfNames) {
        Rates rates = Rates.of(flows().map(EndpointFlow::goodputBytesPerS).toList(), null, shownUnits);
        TextTable table = new TextTable().left(run.plan().local() ? "endpoint" : "host");
        headings(table, "out ", rates, withShares);
        headings(table, "in ", rates, withShares);
        for (EndpointRanking.Place place : shown) {
            List<String> row = new ArrayList<>();
            row.add(LinkNames.fitted(place.endpoint().name(), columnsOfNames, screen));
            cells(row, place.endpoint().out(), ports.ofSource(place.endpoint()), rates, withShares);
            cells(row, place.endpoint().in(), ports.ofSink(place.endpoint()), rates, withShares);
            table.row(style(place), row, place.hasFailed() ? "failed" : "");
        }
        int hidden = ranking.worstFirst().size() - shown.size();
        if (hidden > 0) {
            table.row(Style.FAINT, List.of("(" + QuantityText.count(hidden) + " more)"), "");
        }
        return table;
    }

    private void headings(TextTable table, String direction, Rates rates, boolean withShares) {
        rates.headings(table, direction);
        if (withShares) {
            table.right("of NIC");
        }
        if (hasRetransmits) {
            table.right("retr");
        }
        table.right("stalls");
    }

    /** Of an endpoint that is no source, or no sink, there is nothing to know: its cells are empty. */
    private void cells(
            List<String> row, Optional<EndpointFlow> flow, Optional<Double> share, Rates rates, boolean withShares) {
        int end = row.size() + rates.columns() + (withShares ? 1 : 0) + (hasRetransmits ? 1 : 0) + 1;
        flow.ifPresent(known -> {
            rates.cells(row, known.goodputBytesPerS());
            if (withShares) {
                row.add(share.map(QuantityText::percent).orElse(UNKNOWN));
            }
            if (hasRetransmits) {
                row.add(known.retransmits() == null ? UNKNOWN : QuantityText.count(known.retransmits()));
            }
            row.add(
                    known.stalls() == null
                            ? UNKNOWN
                            : QuantityText.count(known.stalls().count()));
        });
        while (row.size() < end) {
            row.add("");
        }
    }

    private static Style style(EndpointRanking.Place place) {
        if (place.hasFailed()) {
            return Style.FAILURE;
        }
        return place.lag().isPresent() && place.lag().get().isNotable() ? Style.WARNING : Style.PLAIN;
    }

    private Stream<EndpointFlow> flows() {
        return run.endpoints().stream()
                .flatMap(endpoint -> Stream.of(endpoint.out(), endpoint.in()).flatMap(Optional::stream));
    }
}
