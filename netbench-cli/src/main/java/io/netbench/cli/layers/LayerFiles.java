package io.netbench.cli.layers;

import io.netbench.analysis.layers.Disks;
import io.netbench.analysis.layers.NetworkLayer;
import io.netbench.analysis.layers.NetworkLayers;
import io.netbench.plan.PlanException;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.file.ResultFileException;
import io.netbench.result.file.ResultReader;
import io.netbench.storage.StorageFileException;
import io.netbench.storage.StorageFiles;
import io.netbench.text.FileFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The results in the files that a person named: of networks, of storage, and of disks, whatever their order. */
public final class LayerFiles {

    /** Enough to find what a document calls itself. */
    private static final int HEAD_BYTES = 1 << 12;

    private static final Pattern OF_NETBENCH = Pattern.compile("\"schema\"\\s*:\\s*\"netbench-");

    private final Told told;
    private final Optional<StorageDirection> only;
    private final List<NetworkLayer> networks = new ArrayList<>();
    private final List<StorageResult> storage = new ArrayList<>();
    private final List<StorageResult> disks = new ArrayList<>();
    private boolean hasOtherDirection;

    /**
     * @param told what the files of storage tools may not say
     * @param only the direction that is looked at; empty for both
     */
    LayerFiles(Told told, Optional<StorageDirection> only) {
        this.told = told;
        this.only = only;
    }

    /**
     * Takes in a file of any kind; {@code -} is standard input.
     *
     * @throws PlanException if it can't be read; the message names the file
     */
    void add(Path file) {
        boolean isStandardInput = file.toString().equals("-");
        String name = isStandardInput ? "standard input" : file.toString();
        if (Files.isDirectory(file)) {
            throw new PlanException(name + ": is a folder");
        }
        try (InputStream in = new BufferedInputStream(isStandardInput ? System.in : Files.newInputStream(file))) {
            if (isOfNetbench(in)) {
                networks.addAll(NetworkLayers.of(name, ResultReader.read(name, in)));
            } else {
                StorageFiles.read(name, in).forEach(result -> add(name, result));
            }
        } catch (IOException e) {
            throw new PlanException(name + ": " + FileFailure.reasonOf(e));
        } catch (ResultFileException | StorageFileException e) {
            throw new PlanException(e.getMessage());
        }
    }

    /** Takes in what was measured on the disks of a server, without a network. */
    void addDisks(Path file) {
        try {
            disks.addAll(Disks.ofFile(
                    StorageFiles.read(file).stream().filter(this::isLookedAt).toList()));
        } catch (StorageFileException e) {
            throw new PlanException("{--disk}: " + e.getMessage());
        } catch (PlanException e) {
            throw new PlanException("{--disk}: " + file + ": " + e.getMessage());
        }
    }

    private void add(String name, StorageResult result) {
        if (!isLookedAt(result)) {
            hasOtherDirection |= result.layer() == StorageLayer.STORAGE;
            return;
        }
        switch (result.layer()) {
            case NETWORK -> networks.add(NetworkLayers.of(name, result));
            case DISK -> disks.add(result);
            case STORAGE -> {
                StorageResult whole = told.addTo(result);
                Told.lacking(whole).ifPresent(what -> {
                    throw new PlanException(name + ": " + what);
                });
                storage.add(whole);
            }
        }
    }

    private boolean isLookedAt(StorageResult result) {
        return only.isEmpty() || only.get() == result.shape().direction();
    }

    /** Leaves the stream at its begin. */
    private static boolean isOfNetbench(InputStream in) throws IOException {
        in.mark(HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        return OF_NETBENCH.matcher(new String(head, StandardCharsets.UTF_8)).find();
    }

    List<NetworkLayer> networks() {
        return networks;
    }

    List<StorageResult> storage() {
        return storage;
    }

    /** Why there is nothing to set the other layers beside, and what would be. */
    String whyNoStorage() {
        if (hasOtherDirection) {
            return "the storage results among the files are all of the other direction: leave {--read} and {--write} out";
        }
        return "no storage result is among the files, only results of networks (elbencho's NET phase is one):"
                + " name a file of fio, IOR, elbencho or another storage tool with what it wrote or read";
    }

    List<StorageResult> disks() {
        return disks;
    }
}
