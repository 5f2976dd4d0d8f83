package io.netbench.cli.layers;

import io.netbench.analysis.layers.Comparison;
import io.netbench.analysis.layers.Step;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import io.netbench.text.ByteSize;
import io.netbench.text.PlainText;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Comparisons as text: for each the waterfall, the sentence that names the layer, and what it rests on. */
final class LayersText {

    private static final int MAX_NAME = 24;

    private LayersText() {}

    /**
     * The lines of one comparison.
     *
     * @param mirror the command that measures its shape; shown where that is missing
     */
    static List<String> lines(Comparison comparison, String mirror, Screen screen) {
        List<String> lines = new ArrayList<>(Paragraph.ofWords("", heading(comparison.storage()), screen.width()));
        lines.add("");
        lines.addAll(LayerBars.lines(bars(comparison), screen));
        lines.add("");
        String sentence = comparison.sentence()
                + comparison
                        .confidence()
                        .map(sure -> " Confidence: " + sure.name().toLowerCase(Locale.ROOT) + ".")
                        .orElse("");
        Paragraph.ofWords(" ", sentence, screen.width()).forEach(line -> lines.add(screen.styled(Style.STRONG, line)));
        if (!comparison.differences().isEmpty() && comparison.ratio().isPresent()) {
            lines.addAll(Paragraph.ofParts(" differs   ", comparison.differences(), screen.width()));
        }
        comparison
                .reasons()
                .forEach(
                        reason -> lines.addAll(Paragraph.ofWords(" because   ", PlainText.of(reason), screen.width())));
        comparison.unknown().forEach(what -> lines.addAll(Paragraph.ofWords(" not known ", what, screen.width())));
        if (comparison.lacksShape()) {
            lines.add(" to measure this shape:");
            lines.add("   " + mirror);
        }
        return lines;
    }

    private static String heading(StorageResult storage) {
        String version = storage.version().map(text -> " (" + text + ")").orElse("");
        return "%s of %s, %s, %s   %s%s"
                .formatted(
                        storage.shape().direction().verb(),
                        ByteSize.describe(storage.shape().blockSizeBytes()),
                        hosts(storage.shape()),
                        inFlight(storage.shape()),
                        name(storage.tool(), storage.name()),
                        PlainText.of(version));
    }

    private static String hosts(StorageShape shape) {
        return "from " + QuantityText.counted(shape.hosts(), "host");
    }

    private static String inFlight(StorageShape shape) {
        return shape.inFlight() == null ? "in flight unknown" : QuantityText.count(shape.inFlight()) + " in flight";
    }

    /** Names come from files, and may be long. */
    private static String name(String tool, String name) {
        String shown = PlainText.of(name);
        return tool + ' ' + (shown.length() <= MAX_NAME ? shown : shown.substring(0, MAX_NAME - 3) + "...");
    }

    private static List<LayerBars.Bar> bars(Comparison comparison) {
        boolean hasSeveralBelow = comparison.steps().size() > 2;
        return comparison.steps().stream()
                .map(step -> new LayerBars.Bar(
                        step.layer().words(),
                        measuredBy(step, comparison),
                        step.bytesPerS(),
                        step.isNarrowest() && hasSeveralBelow ? "narrowest" : ""))
                .toList();
    }

    private static String measuredBy(Step step, Comparison comparison) {
        if (step.layer() == StorageLayer.STORAGE) {
            return name(step.name(), comparison.storage().name());
        }
        String name = PlainText.of(step.name());
        return name.length() <= MAX_NAME ? name : "..." + name.substring(name.length() - MAX_NAME + 3);
    }
}
