package io.netbench.api;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one link did in one interval. What is not known is empty.
 *
 * @param load name of the load that it belongs to
 * @param link such as {@code client-1->server-1}
 * @param bytes payload that arrived at the sink
 * @param retransmits segments that the source sent again
 * @param p99 the latency that one operation in a hundred exceeded
 */
public record LinkInterval(
        String load, String link, OptionalLong bytes, OptionalLong retransmits, Optional<Duration> p99) {}
