package io.netbench.analysis.fabric;

import java.util.Objects;

/**
 * A host of the fabric, or one of its rails.
 *
 * @param name what people call it
 * @param group the switch, rack or pod that it hangs on; null where nobody said
 * @param role its part, such as that of a client, which hosts of others need not be like; null where all have the same
 * @param nicBitsPerS rate of its interface where that is sure, 0 where it isn't
 * @param evidence what it showed of itself
 */
public record FabricHost(String name, String group, String role, long nicBitsPerS, HostEvidence evidence) {

    public FabricHost {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(evidence, "evidence");
        if (nicBitsPerS < 0) {
            throw new IllegalArgumentException("nicBitsPerS must not be below 0, but is " + nicBitsPerS);
        }
    }

    /** One that has the same part as all others. */
    public FabricHost(String name, String group, long nicBitsPerS, HostEvidence evidence) {
        this(name, group, null, nicBitsPerS, evidence);
    }

    /** The same in some part; null where all have the same. */
    public FabricHost in(String part) {
        return new FabricHost(name, group, part, nicBitsPerS, evidence);
    }

    /** A host of which only the name is known. */
    public static FabricHost named(String name) {
        return new FabricHost(name, null, 0, HostEvidence.NONE);
    }
}
