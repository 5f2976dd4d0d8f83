package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.RunResult;
import io.netbench.result.ToolCeiling;
import io.netbench.text.QuantityText;
import java.time.ZoneOffset;
import java.util.List;

/** How far a run was from what the tool itself reaches, where that is known. */
final class CeilingLines {

    private CeilingLines() {}

    static List<String> lines(RunResult result, RateUnits units, Screen screen) {
        return result.toolCeiling()
                .map(ceiling -> Paragraph.ofWords(" ", text(ceiling, result, units), screen.width()))
                .orElse(List.of());
    }

    private static String text(ToolCeiling ceiling, RunResult result, RateUnits units) {
        // With one hub the run is that hub; of several only the busiest is held against the ceiling.
        boolean isOnlyHub = result.links().stream()
                .allMatch(link ->
                        link.source().equals(ceiling.hub()) || link.sink().equals(ceiling.hub()));
        return "tool ceiling here: %s on loopback with these settings (measured %s); %s used %s"
                .formatted(
                        Rates.text(ceiling.goodputBytesPerS(), units),
                        ceiling.measuredAt().atZone(ZoneOffset.UTC).toLocalDate(),
                        isOnlyHub ? "this run" : ceiling.hub() + ", the busiest hub,",
                        QuantityText.percent(ceiling.usedFraction()));
    }
}
