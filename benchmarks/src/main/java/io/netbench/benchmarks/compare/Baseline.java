package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ratios of an earlier comparison. Ratios, not figures: another machine, or a slower hour of the same one, moves both
 * sides of a ratio.
 */
final class Baseline {

    private final JsonNode root;

    private Baseline(JsonNode root) {
        this.root = root;
    }

    static Baseline read(Path file) throws IOException {
        return new Baseline(JsonMapper.shared().readTree(Files.readString(file)));
    }

    /** What got worse: the whole interval of now lies on the worse side of the whole interval of then. */
    List<String> regressions(JsonNode now) {
        List<String> lines = new ArrayList<>();
        for (JsonNode contest : now.get("contests")) {
            for (JsonNode before : root.get("contests")) {
                if (before.get("subject").equals(contest.get("subject"))) {
                    compare(contest, before, lines);
                }
            }
        }
        return lines;
    }

    private static void compare(JsonNode contest, JsonNode before, List<String> lines) {
        for (JsonNode ratio : contest.get("ratios")) {
            for (JsonNode earlier : before.get("ratios")) {
                boolean same = earlier.get("rival").equals(ratio.get("rival"))
                        && earlier.get("metric").equals(ratio.get("metric"));
                if (same && isWorse(ratio, earlier)) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "%s: %s against %s is %.3f, and was %.3f",
                            contest.get("subject").stringValue(),
                            ratio.get("metric").stringValue(),
                            ratio.get("rival").stringValue(),
                            ratio.get("median").doubleValue(),
                            earlier.get("median").doubleValue()));
                }
            }
        }
    }

    private static boolean isWorse(JsonNode ratio, JsonNode earlier) {
        Metric metric = Metric.valueOf(ratio.get("metric").stringValue().toUpperCase(Locale.ROOT));
        return metric.moreIsBetter()
                ? ratio.get("high").doubleValue() < earlier.get("low").doubleValue()
                : ratio.get("low").doubleValue() > earlier.get("high").doubleValue();
    }
}
