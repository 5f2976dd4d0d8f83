package io.netbench.cli.fabric;

import io.netbench.result.SuiteEstimate;
import io.netbench.suite.FabricOrder;
import io.netbench.suite.FabricSetup;
import io.netbench.suite.ThoroughOrder;
import io.netbench.text.ByteSize;
import io.netbench.text.HostNames;
import io.netbench.text.QuantityText;
import io.netbench.text.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/** What a suite over a fabric is going to do, before anything runs. */
public final class FabricDryRun {

    private static final int MOST_RANGES = 6;

    private FabricDryRun() {}

    /** What a suite takes, in a line. */
    public static String estimate(FabricOrder order) {
        SuiteEstimate estimate = order.estimate();
        return "%s, %s in %s%s%s, about %s%s; bytes: as many as the network takes"
                .formatted(
                        QuantityText.counted(order.setup().hosts().size(), "host"),
                        QuantityText.counted(order.schedule().pairs(), "pair"),
                        QuantityText.counted(order.schedule().rounds().size(), "round"),
                        order.extras().rails() > 1
                                ? " on each of " + order.extras().rails() + " rails"
                                : "",
                        order.isJudged() ? " and what it takes to judge them" : "",
                        QuantityText.duration(estimate.durationS() * 1e9),
                        order.isJudged() ? " with one suspected cause" : "");
    }

    /** What a suite would do, round by round. */
    public static List<String> lines(FabricOrder order) {
        FabricSetup setup = order.setup();
        String each = "each pair %s after %s of warm-up, blocks of %s, %d under way on %s"
                .formatted(
                        TimeSpan.describe(setup.schedule().durationNs().orElseThrow()),
                        TimeSpan.describe(setup.schedule().warmupNs()),
                        ByteSize.describe(setup.load().blockSizeBytes()),
                        setup.load().queueDepth(),
                        QuantityText.counted(setup.load().connections(), "connection"));
        List<String> lines = new ArrayList<>(List.of(estimate(order), each, ""));
        List<String> names = setup.names();
        for (int round = 0; round < order.schedule().rounds().size(); round++) {
            List<String> some = order.schedule().rounds().get(round).stream()
                    .limit(3)
                    .map(pair -> names.get(pair.source()) + " -> " + names.get(pair.sink()))
                    .toList();
            int more = order.schedule().rounds().get(round).size() - some.size();
            lines.add("round %d   %s%s"
                    .formatted(round + 1, String.join(", ", some), more > 0 ? " and " + more + " more" : ""));
        }
        if (order.incastRounds() > 0) {
            lines.add("then some send to each host at once, in " + QuantityText.counted(order.incastRounds(), "round"));
        }
        lines.addAll(beyondPairs(order, names));
        return lines;
    }

    private static List<String> beyondPairs(FabricOrder order, List<String> names) {
        ThoroughOrder thorough = order.extras().thorough();
        if (!thorough.isAsked()) {
            return List.of();
        }
        String hubs = HostNames.fold(thorough.hubs().stream().map(names::get).toList(), MOST_RANGES);
        return List.of(
                "",
                "where pairs are well: " + QuantityText.counted(thorough.matchings(), "matching") + " of random halves",
                "all to each of " + hubs + ", each of these to all, and a pair beside each such incast");
    }
}
