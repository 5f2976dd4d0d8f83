package io.netbench.api;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one endpoint sent and received in all, over every load and link of it.
 *
 * @param name of the endpoint, as links have it
 * @param host that carried it
 * @param out what it sent; empty of one that only receives
 * @param in what it received; empty of one that only sends
 */
public record EndpointFigures(String name, String host, Optional<Flow> out, Optional<Flow> in) {

    /**
     * All links of an endpoint in one direction. What is not known is empty.
     *
     * @param links how many
     * @param bytes payload that arrived at the sinks
     * @param goodputBitsPerSecond payload over the run's window
     * @param retransmits segments that the sources sent again
     */
    public record Flow(int links, OptionalLong bytes, OptionalDouble goodputBitsPerSecond, OptionalLong retransmits) {}
}
