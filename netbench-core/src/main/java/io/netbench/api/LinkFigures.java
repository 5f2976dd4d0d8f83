package io.netbench.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one link gave in its load's window. What is not known is empty; {@link Result#toJson} says why.
 *
 * @param load name of the load that it belongs to
 * @param source the endpoint that sent blocks
 * @param sink the endpoint that received them
 * @param bytes payload that arrived
 * @param operations blocks that were complete
 * @param goodputBitsPerSecond payload over the window's length
 * @param latency of its operations; empty of plain streams
 * @param retransmits segments that the source sent again
 * @param failures why it did not do what it was asked for; empty if it did
 */
public record LinkFigures(
        String load,
        String source,
        String sink,
        OptionalLong bytes,
        OptionalLong operations,
        OptionalDouble goodputBitsPerSecond,
        Optional<Latency> latency,
        OptionalLong retransmits,
        List<String> failures) {

    public LinkFigures {
        failures = List.copyOf(failures);
    }

    /** The link as messages name it, such as {@code client-1->server-1}. */
    public String name() {
        return source + "->" + sink;
    }
}
