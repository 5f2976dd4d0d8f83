package io.netbench.api;

import java.time.Duration;
import java.util.Optional;

/**
 * How long operations took: from when they were due where there is a rate, else from their start, to their answer. A figure
 * above 60 s is not known, and empty.
 *
 * @param operations how many were timed
 * @param min the shortest
 * @param p50 the median
 * @param p90 what one in ten exceeded
 * @param p99 what one in a hundred exceeded
 * @param p999 what one in a thousand exceeded
 * @param max the longest
 */
public record Latency(
        long operations,
        Optional<Duration> min,
        Optional<Duration> p50,
        Optional<Duration> p90,
        Optional<Duration> p99,
        Optional<Duration> p999,
        Optional<Duration> max) {}
