package io.netbench.result;

import java.util.Map;

/**
 * Options of one socket by the kernel's names.
 *
 * @param asked what was set
 * @param inForce what the kernel has, read back
 */
public record SocketOptions(Map<String, String> asked, Map<String, String> inForce) {

    /** A socket that nothing was asked of, and nothing read from. */
    public static final SocketOptions NONE = new SocketOptions(Map.of(), Map.of());

    public SocketOptions {
        asked = Ordered.copyOf(asked);
        inForce = Ordered.copyOf(inForce);
    }
}
