package io.netbench.control;

import java.util.Objects;

/**
 * Where a server of an agent listens.
 *
 * @param host a literal address
 * @param port its TCP port
 */
public record DataAddress(String host, int port) {

    public DataAddress {
        Objects.requireNonNull(host, "host");
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("port must be from 1 to 65535, got: " + port);
        }
    }
}
