package io.netbench.cli.layers;

import io.netbench.analysis.layers.Beside;
import io.netbench.analysis.layers.NetworkLayer;
import io.netbench.analysis.layers.Repeats;
import io.netbench.cli.run.ResultText;
import io.netbench.plan.PlanException;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.storage.StorageFileException;
import io.netbench.storage.StorageFiles;
import io.netbench.text.BitRate;
import io.netbench.text.QuantityException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What storage gave, to be shown beside a run. */
public final class BesideOptions {

    private static final double BITS_A_BYTE = 8;

    @Option(
            names = "--beside",
            paramLabel = "RATE|FILE",
            description =
                    "Show the run beside what storage gave: a rate such as 3GB/s, or a result of elbencho, fio, IOR, "
                            + "warp or rados bench. Says whether the network is the limit.")
    private Optional<String> beside = Optional.empty();

    /** Whether anything is to be shown beside a run. */
    public boolean isAsked() {
        return beside.isPresent();
    }

    /** The files of it, if there are such. */
    public List<Path> files() {
        return beside.map(Path::of).filter(Files::exists).map(List::of).orElse(List.of());
    }

    /**
     * The text of a result with what storage gave under it.
     *
     * @throws PlanException if what was given is neither a rate nor a storage result
     */
    public ResultText text(ResultText report) {
        return beside.<ResultText>map(text -> new BesideText(report, comparing(text)))
                .orElse(report);
    }

    private static Function<NetworkLayer, Optional<Beside>> comparing(String text) {
        if (Files.exists(Path.of(text))) {
            List<StorageResult> results = results(text);
            return network -> Beside.ofResults(network, results);
        }
        try {
            double bytesPerS = BitRate.parse(text) / BITS_A_BYTE;
            return network -> Optional.of(Beside.ofRate(network, bytesPerS));
        } catch (QuantityException e) {
            throw new PlanException("{--beside}: there is no file '" + text + "', and as a rate " + e.getMessage());
        }
    }

    private static List<StorageResult> results(String file) {
        try {
            return Repeats.ofStorage(StorageFiles.read(Path.of(file)).stream()
                    .filter(result -> result.layer() == StorageLayer.STORAGE)
                    .toList());
        } catch (StorageFileException e) {
            throw new PlanException("{--beside}: " + e.getMessage());
        } catch (PlanException e) {
            throw new PlanException("{--beside}: " + file + ": " + e.getMessage());
        }
    }
}
