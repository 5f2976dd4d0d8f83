package io.netbench.api;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All links of one load together, over its own window. What is not known is empty; {@link Result#toJson} says why.
 *
 * @param name of the load
 * @param bytes payload that arrived
 * @param operations blocks that were complete
 * @param goodputBitsPerSecond payload over the window's length
 * @param latency of all operations; empty of plain streams
 * @param fairness Jain's index of the links: 1 where all got the same
 * @param slowestLink the link with the least payload
 * @param fastestLink the link with the most
 */
public record LoadFigures(
        String name,
        OptionalLong bytes,
        OptionalLong operations,
        OptionalDouble goodputBitsPerSecond,
        Optional<Latency> latency,
        OptionalDouble fairness,
        Optional<String> slowestLink,
        Optional<String> fastestLink) {}
