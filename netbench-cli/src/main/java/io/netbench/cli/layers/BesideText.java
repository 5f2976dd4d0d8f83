package io.netbench.cli.layers;

import io.netbench.analysis.layers.Beside;
import io.netbench.analysis.layers.NetworkLayer;
import io.netbench.analysis.layers.NetworkLayers;
import io.netbench.cli.run.ResultText;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.result.RunResult;
import io.netbench.result.StorageLatency;
import io.netbench.text.PlainText;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A report, and under it what storage gave.
 *
 * @param report what a run shows without that
 * @param comparing holds what storage gave against the run; empty if it went the other way
 */
record BesideText(ResultText report, Function<NetworkLayer, Optional<Beside>> comparing) implements ResultText {

    @Override
    public List<String> lines(RunResult result, Screen screen) {
        List<String> lines = new ArrayList<>(report.lines(result, screen));
        for (NetworkLayer network : NetworkLayers.of("this run", result)) {
            lines.add("");
            comparing
                    .apply(network)
                    .ifPresentOrElse(
                            beside -> lines.addAll(lines(beside, screen)),
                            () -> lines.addAll(Paragraph.ofWords(
                                    " beside storage: ",
                                    "no result in the file %s, and this run does; nothing is compared"
                                            .formatted(
                                                    network.shape().direction().verb()),
                                    screen.width())));
        }
        return lines;
    }

    private static List<String> lines(Beside beside, Screen screen) {
        NetworkLayer network = beside.network();
        List<LayerBars.Bar> bars = new ArrayList<>();
        bars.add(new LayerBars.Bar("storage", storageName(beside), beside.bytesPerS(), ""));
        bars.add(new LayerBars.Bar("network", network.name(), network.bytesPerS(), ""));
        network.bound().ifPresent(bound -> bars.add(new LayerBars.Bar("bound", bound.name(), bound.bytesPerS(), "")));
        List<String> lines = new ArrayList<>(LayerBars.lines(bars, screen));
        latency(beside).forEach(line -> lines.add(" " + line));
        Paragraph.ofWords(" ", beside.sentence(), screen.width())
                .forEach(line -> lines.add(screen.styled(Style.STRONG, line)));
        List<String> doubts = new ArrayList<>();
        network.caveats().forEach(caveat -> doubts.add("of this run: " + caveat.words()));
        beside.comparison().ifPresent(comparison -> doubts.addAll(comparison.differences()));
        doubts.forEach(doubt -> lines.addAll(Paragraph.ofWords(" but ", doubt, screen.width())));
        return lines;
    }

    private static String storageName(Beside beside) {
        return beside.comparison()
                .map(comparison -> PlainText.of(
                        comparison.storage().tool() + ' ' + comparison.storage().name()))
                .orElse("as given");
    }

    /** The storage's beside the network's, figure by figure, where both are known. */
    private static List<String> latency(Beside beside) {
        StorageLatency network = beside.network().latencyNs();
        return beside.storageLatency()
                .map(storage -> {
                    List<String> facts = new ArrayList<>();
                    add(facts, "p50", storage.p50(), network.p50());
                    add(facts, "p99", storage.p99(), network.p99());
                    if (facts.isEmpty()) {
                        add(facts, "mean", storage.mean(), network.mean());
                    }
                    return facts;
                })
                .orElse(List.of());
    }

    private static void add(List<String> facts, String figure, Double storage, Double network) {
        if (storage != null && network != null) {
            facts.add("%s of an I/O %s, of a block on the network %s"
                    .formatted(figure, QuantityText.duration(storage), QuantityText.duration(network)));
        }
    }
}
