package io.netbench.analysis;

import java.util.List;
import java.util.Objects;

/**
 * An endpoint of a run, and where it is.
 *
 * @param name as links have it
 * @param host name of the host entry that carries it
 * @param roles {@code server}, {@code client}, or both
 */
public record EndpointPlace(String name, String host, List<String> roles) {

    public EndpointPlace {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(host, "host");
        roles = List.copyOf(roles);
    }
}
