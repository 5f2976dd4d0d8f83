package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.Rounds;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Barrier rounds: how long they took, and which links were the last. */
final class RoundLines {

    private static final int STRAGGLERS_SHOWN = 3;

    private RoundLines() {}

    static List<String> lines(LoadSection load, Screen screen) {
        return load
                .result()
                .rounds()
                .map(rounds ->
                        Paragraph.ofFacts(facts(rounds, LinkNames.of(load.links()), screen), "", screen.width() - 1))
                .orElse(List.of())
                .stream()
                .map(line -> " " + line)
                .toList();
    }

    private static List<String> facts(Rounds rounds, LinkNames names, Screen screen) {
        List<String> facts = new ArrayList<>();
        facts.add(QuantityText.count(rounds.count()) + " rounds"
                + (rounds.voidRounds() > 0 ? " and " + QuantityText.count(rounds.voidRounds()) + " void" : ""));
        add(facts, "took", rounds.completionNs());
        add(facts, "released within", rounds.releaseSkewNs());
        if (!rounds.stragglerCounts().isEmpty()) {
            facts.add("last of its round: " + stragglers(rounds, names, screen));
        }
        return facts;
    }

    private static void add(List<String> facts, String what, LatencyHistogram times) {
        if (times != null && times.p50() != null && times.p99() != null) {
            facts.add("%s %s / %s (p50 / p99)"
                    .formatted(what, QuantityText.duration(times.p50()), QuantityText.duration(times.p99())));
        }
    }

    private static String stragglers(Rounds rounds, LinkNames names, Screen screen) {
        long all = rounds.stragglerCounts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        List<String> worst = rounds.stragglerCounts().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(STRAGGLERS_SHOWN)
                .map(entry -> names.ofWhole(entry.getKey(), screen) + " "
                        + QuantityText.percent((double) entry.getValue() / all))
                .toList();
        return String.join(", ", worst);
    }
}
