package io.netbench.cli.report;

import io.netbench.cli.terminal.Screen;
import io.netbench.report.RunVerdict;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.List;

/** A result as one screen of text. */
public final class TextReport {

    private TextReport() {}

    /** The report's lines, without line ends, as much as fits a screen. */
    public static List<String> lines(RunResult fromAnywhere, Screen screen) {
        return lines(fromAnywhere, ReportDetail.USUAL, screen);
    }

    /** The same with more or other detail. */
    public static List<String> lines(RunResult fromAnywhere, ReportDetail detail, Screen screen) {
        RunResult result = PlainResult.of(fromAnywhere);
        List<String> lines = new ArrayList<>(PlanLine.lines(result, screen));
        boolean hasFigures = RunVerdict.hasFigures(result.links());
        List<String> facts = new ArrayList<>();
        for (LoadSection load : LoadSection.of(result, detail)) {
            LinkTable table = new LinkTable(load, detail, screen);
            List<String> sums = new ArrayList<>(SummaryLines.lines(load, table.scale(), screen));
            sums.addAll(RoundLines.lines(load, screen));
            if (result.hasSeveralLoads()) {
                part(lines, PlanLine.lines(load, screen));
                lines.addAll(hasFigures ? table.lines() : List.of());
                part(lines, sums);
            } else {
                part(lines, hasFigures ? table.lines() : List.of());
                facts.addAll(sums);
            }
        }
        List<String> endpoints = hasFigures ? EndpointTable.lines(result, detail, screen) : List.of();
        if (!endpoints.isEmpty()) {
            part(lines, facts);
            part(lines, endpoints);
            facts.clear();
        }
        facts.addAll(TlsLines.lines(result.hosts(), screen));
        facts.addAll(SocketLines.lines(result, screen));
        facts.addAll(InterfaceLines.lines(result.links(), screen));
        if (hasFigures || result.hosts().stream().anyMatch(host -> host.cpu() != null)) {
            facts.addAll(HostLines.lines(result.hosts(), screen));
        }
        facts.addAll(CeilingLines.lines(result, detail.units(), screen));
        part(lines, facts);
        result.latencyUnderLoad().ifPresent(seen -> part(lines, UnderLoadLines.lines(seen, screen)));
        part(lines, FindingLines.lines(result, screen));
        return lines;
    }

    private static void part(List<String> lines, List<String> part) {
        if (!part.isEmpty()) {
            lines.add("");
            lines.addAll(part);
        }
    }
}
