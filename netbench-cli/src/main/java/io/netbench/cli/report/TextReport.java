package io.netbench.cli.report;

import io.netbench.cli.terminal.Screen;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.List;

/** A result as one screen of text. */
public final class TextReport {

    private TextReport() {}

    /** The report's lines, without line ends. */
    public static List<String> lines(RunResult fromAnywhere, Screen screen) {
        RunResult result = PlainResult.of(fromAnywhere);
        List<String> lines = new ArrayList<>(PlanLine.lines(result, screen));
        boolean hasFigures = FindingLines.hasFigures(result.links());
        if (hasFigures) {
            part(lines, LinkTable.lines(result, screen));
        }
        List<String> facts = new ArrayList<>(SummaryLines.lines(result, screen));
        facts.addAll(RoundLines.lines(result, screen));
        facts.addAll(InterfaceLines.lines(result.links(), screen));
        if (hasFigures || result.hosts().stream().anyMatch(host -> host.cpu() != null)) {
            facts.addAll(HostLines.lines(result.hosts(), screen));
        }
        facts.addAll(CeilingLines.lines(result, screen));
        part(lines, facts);
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
