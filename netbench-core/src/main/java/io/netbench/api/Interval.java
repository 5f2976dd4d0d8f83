package io.netbench.api;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What all sinks together got in one interval.
 *
 * @param start its begin, after the start of the load
 * @param end its end
 * @param bytes payload of blocks that arrived; empty if no host that receives was heard
 * @param operations blocks that were complete; empty likewise
 * @param silentLinks links that carried nothing
 * @param silentHosts hosts that were not heard in time; what arrived there is in none of these figures
 * @param links each link of which something is known, where {@link RunListener#wantsLinks} asks for them; else empty
 */
public record Interval(
        Duration start,
        Duration end,
        OptionalLong bytes,
        OptionalLong operations,
        int silentLinks,
        List<String> silentHosts,
        List<LinkInterval> links) {

    public Interval {
        silentHosts = List.copyOf(silentHosts);
        links = List.copyOf(links);
    }

    /** Payload in bits per second; empty if no host that receives was heard. */
    public OptionalDouble goodputBitsPerSecond() {
        return bytes.isPresent()
                ? OptionalDouble.of(bytes.getAsLong() * 8e9 / end.minus(start).toNanos())
                : OptionalDouble.empty();
    }
}
