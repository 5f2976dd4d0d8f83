package io.netbench.result;

import java.util.List;
import java.util.Optional;

/**
 * What one endpoint sent and received in all, over every load and link of it, so that a bad host stands out where each of
 * its links alone does not.
 *
 * @param name of the endpoint, as links have it
 * @param host name of the host entry that carried it
 * @param roles {@code server}, {@code client}, or both
 * @param out what it sent as a source; empty of one that is none
 * @param in what it received as a sink; empty of one that is none
 */
public record EndpointResult(
        String name, String host, List<String> roles, Optional<EndpointFlow> out, Optional<EndpointFlow> in) {

    public EndpointResult {
        Require.text("endpoint.name", name);
        Require.text("endpoint.host", host);
        roles = List.copyOf(roles);
    }
}
