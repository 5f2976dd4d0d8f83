package io.netbench.cli.layers;

import io.netbench.analysis.layers.Comparison;
import io.netbench.analysis.layers.Disks;
import io.netbench.analysis.layers.LayerComparison;
import io.netbench.analysis.layers.NetworkLayer;
import io.netbench.analysis.layers.Repeats;
import io.netbench.cli.html.HtmlReport;
import io.netbench.cli.html.StorageWaterfall;
import io.netbench.cli.terminal.Screen;
import io.netbench.plan.PlanException;
import io.netbench.result.StorageResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import java.util.ArrayList;
import java.util.List;

/** Every storage result of some files beside the layers below it. */
public final class LayersReport {

    private final List<LayersDocument.Entry> entries;

    private LayersReport(List<LayersDocument.Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Compares.
     *
     * @throws PlanException if a layer is missing
     */
    public static LayersReport of(LayersOptions options, LayerFiles files) {
        List<StorageResult> storage = storage(files);
        List<NetworkLayer> networks = Repeats.ofNetworks(files.networks());
        if (networks.isEmpty()) {
            throw new PlanException(
                    "no result of a network is among the files; {--mirror} prints the command that makes"
                            + " one, and {--run} runs it");
        }
        List<StorageResult> disks = Disks.together(files.disks());
        return new LayersReport(storage.stream()
                .map(one -> new LayersDocument.Entry(
                        LayerComparison.of(one, networks, disks),
                        options.mirror(one).line(List.of())))
                .toList());
    }

    /** The storage results, those of several runs together. */
    static List<StorageResult> storage(LayerFiles files) {
        List<StorageResult> storage = Repeats.ofStorage(files.storage());
        if (storage.isEmpty()) {
            throw new PlanException(files.whyNoStorage());
        }
        return storage;
    }

    /** Whether a layer is named for each. */
    public boolean isDecided() {
        return entries.stream()
                .map(LayersDocument.Entry::comparison)
                .map(Comparison::verdict)
                .allMatch(verdict -> verdict.isNamed());
    }

    /** For people, one comparison after the other. */
    public List<String> lines(Screen screen) {
        List<String> lines = new ArrayList<>();
        for (LayersDocument.Entry entry : entries) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(LayersText.lines(entry.comparison(), entry.mirror(), screen));
        }
        return lines;
    }

    /** For programs. */
    public void write(Output output, Outlet outlet) {
        document().write(output, outlet);
    }

    /** As a page. */
    public void writePage(Output output, Outlet outlet) {
        HtmlReport.write(
                entries.stream()
                        .map(entry -> new StorageWaterfall(entry.comparison(), entry.mirror()))
                        .toList(),
                document(),
                output,
                outlet);
    }

    private LayersDocument document() {
        return new LayersDocument(LayersDocument.SCHEMA, entries);
    }
}
