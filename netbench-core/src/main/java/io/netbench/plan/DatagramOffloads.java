package io.netbench.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether the kernel takes and gives many datagrams at once. Empty: where transport and kernel can.
 *
 * @param segmentation of what is sent ({@code UDP_SEGMENT}, GSO)
 * @param coalescing of what is received ({@code UDP_GRO})
 */
public record DatagramOffloads(Optional<Boolean> segmentation, Optional<Boolean> coalescing) {

    /** Where they can. */
    public static final DatagramOffloads AUTO = new DatagramOffloads(Optional.empty(), Optional.empty());

    public DatagramOffloads {
        Objects.requireNonNull(segmentation, "segmentation");
        Objects.requireNonNull(coalescing, "coalescing");
    }
}
