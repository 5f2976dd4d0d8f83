package io.netbench.cli.layers;

import io.netbench.plan.PlanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that measure the shapes of the storage results in some files, and their results when they have run. */
public final class MirrorPlan {

    private final LayersOptions options;
    private final LayerFiles files;
    private final List<Mirror> mirrors;
    private final List<String> further;

    /**
     * @param further options that are added to those of each command
     * @throws PlanException if the files hold no storage result
     */
    public MirrorPlan(LayersOptions options, List<String> further) {
        this.options = options;
        this.further = List.copyOf(further);
        files = options.files(further.size());
        mirrors = LayersReport.storage(files).stream().map(options::mirror).toList();
    }

    /** As a person would type them; those of several results that have one shape once. */
    public List<String> lines() {
        return mirrors.stream().map(mirror -> mirror.line(further)).distinct().toList();
    }

    /** What is to be known of them; empty if they run over a network. */
    public Optional<String> note() {
        return mirrors.stream().allMatch(Mirror::namesHosts)
                ? Optional.empty()
                : Optional.of("servers or clients are endpoints on this host: name the storage's with {--servers} and"
                        + " {--hosts} for a run over the network");
    }

    /** The words of each behind {@code netbench}. */
    public List<List<String>> words() {
        return mirrors.stream()
                .map(mirror -> {
                    List<String> words = new ArrayList<>(mirror.words());
                    words.addAll(further);
                    return List.copyOf(words);
                })
                .distinct()
                .toList();
    }

    /** Compares the storage results with what the commands left behind. */
    public LayersReport compare(List<Path> results) {
        results.forEach(files::add);
        return LayersReport.of(options, files);
    }
}
