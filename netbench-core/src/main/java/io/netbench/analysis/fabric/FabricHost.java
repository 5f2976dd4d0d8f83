package io.netbench.analysis.fabric;

import java.util.Objects;

/**
 * A host of the fabric, or one of its rails.
 *
 * @param name what people call it
 * @param group the switch, rack or pod that it hangs on; null where nobody said
 * @param nicBitsPerS rate of its interface where that is sure, 0 where it isn't
 * @param evidence what it showed of itself
 */
public record FabricHost(String name, String group, long nicBitsPerS, HostEvidence evidence) {

    public FabricHost {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(evidence, "evidence");
        if (nicBitsPerS < 0) {
            throw new IllegalArgumentException("nicBitsPerS must not be below 0, but is " + nicBitsPerS);
        }
    }

    /** A host of which only the name is known. */
    public static FabricHost named(String name) {
        return new FabricHost(name, null, 0, HostEvidence.NONE);
    }
}
