package io.netbench.cli.layers;

import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import io.netbench.text.ByteSize;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a person tells of storage results whose files don't. What a file says counts more, but for the block, which a
 * protocol may cut anew.
 *
 * @param hosts client hosts
 * @param inFlight I/Os in flight on all of them
 * @param blockBytes what goes over the network at once
 */
record Told(OptionalInt hosts, OptionalLong inFlight, OptionalLong blockBytes) {

    static final Told NOTHING = new Told(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty());

    StorageResult addTo(StorageResult result) {
        StorageShape shape = result.shape();
        List<String> notes = new ArrayList<>();
        if (hosts.isPresent()) {
            if (shape.hosts() == null) {
                shape = shape.withHosts(hosts.getAsInt());
            } else if (shape.hosts() != hosts.getAsInt()) {
                notes.add("the file says that it had %s, so that counts, not the %d of --hosts"
                        .formatted(QuantityText.counted(shape.hosts(), "client host"), hosts.getAsInt()));
            }
        }
        if (inFlight.isPresent()) {
            if (shape.inFlight() == null) {
                shape = shape.withInFlight(inFlight.getAsLong());
            } else if (shape.inFlight() != inFlight.getAsLong()) {
                notes.add("the file says that it had %d in flight, so that counts, not the %d of --in-flight"
                        .formatted(shape.inFlight(), inFlight.getAsLong()));
            }
        }
        StorageResult told = result;
        if (blockBytes.isPresent() && !Long.valueOf(blockBytes.getAsLong()).equals(shape.blockSizeBytes())) {
            String block = ByteSize.describe(blockBytes.getAsLong());
            String io = shape.blockSizeBytes() == null ? "unknown size" : ByteSize.describe(shape.blockSizeBytes());
            StorageShape cut = shape.cutInto(blockBytes.getAsLong());
            notes.add("I/Os of %s are taken as going over the network in blocks of %s%s"
                    .formatted(io, block, together(shape, cut)));
            if (shape.blockSizeBytes() != null) {
                told = told.withoutLatency("it is of I/Os of %s, not of blocks of %s".formatted(io, block));
            }
            shape = cut;
        }
        told = told.withShape(shape);
        for (String note : notes) {
            told = told.withRate(told.bytesPerS(), told.range(), note);
        }
        return told;
    }

    private static String together(StorageShape whole, StorageShape cut) {
        return whole.inFlight() == null || whole.inFlight().equals(cut.inFlight())
                ? ""
                : ", all of an I/O at once: %s in flight, not %s"
                        .formatted(QuantityText.count(cut.inFlight()), QuantityText.count(whole.inFlight()));
    }

    /** What has to be told of a result before it can be compared: options with what they say; empty if nothing has. */
    static Optional<String> lacking(StorageResult result) {
        List<String> missing = new ArrayList<>();
        if (result.shape().hosts() == null) {
            missing.add("how many client hosts it had; give {--hosts}");
        }
        if (result.shape().blockSizeBytes() == null) {
            missing.add("the size of its I/Os; give {--block-size}");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("%s, %s: the file does not say %s"
                        .formatted(result.tool(), result.name(), String.join("; and ", missing)));
    }
}
