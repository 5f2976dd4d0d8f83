package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The interfaces that the links used at sources and at sinks, told where a side used more than one. */
final class InterfaceLines {

    private InterfaceLines() {}

    static List<String> lines(List<LinkResult> links, Screen screen) {
        List<String> lines = new ArrayList<>();
        side("sources used", links, LinkResult::sourceInterfaces, screen, lines);
        side("sinks used", links, LinkResult::sinkInterfaces, screen, lines);
        return lines;
    }

    private static void side(
            String label,
            List<LinkResult> links,
            Function<LinkResult, Optional<List<LinkInterface>>> interfaces,
            Screen screen,
            List<String> lines) {
        Map<String, Integer> connections = new TreeMap<>();
        Map<String, Long> speeds = new TreeMap<>();
        for (LinkResult link : links) {
            for (LinkInterface used : interfaces.apply(link).orElse(List.of())) {
                connections.merge(used.name(), used.connections(), Integer::sum);
                if (used.speedBitsPerS() != null) {
                    speeds.merge(used.name(), used.speedBitsPerS(), Math::min);
                }
            }
        }
        if (connections.size() > 1) {
            List<String> parts = new ArrayList<>();
            connections.forEach((name, count) ->
                    parts.add(name + " for " + QuantityText.counted(count, "connection") + speed(speeds.get(name))));
            lines.addAll(Paragraph.ofParts(" " + label + "   ", parts, screen.width()));
        }
    }

    private static String speed(Long bitsPerS) {
        return bitsPerS == null ? "" : " at " + QuantityText.bitsPerS(bitsPerS);
    }
}
