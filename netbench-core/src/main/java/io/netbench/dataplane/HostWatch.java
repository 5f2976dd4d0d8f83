package io.netbench.dataplane;

import io.netbench.host.HostCounters;
import io.netbench.host.HostDelta;
import io.netbench.time.Clock;
import io.netty.channel.EventLoopGroup;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the host and the agent's event loops spent on the measured window. Thread-safe. */
final class HostWatch {

    private final Clock clock;
    private final SharedCounters counters;
    private final LoopCpu loops;
    private final boolean loopsSleep;
    private Reading begin;
    private Reading end;

    /** @param loopsSleep whether loops that have nothing to do leave their CPU to others */
    HostWatch(Clock clock, SharedCounters counters, EventLoopGroup group, boolean loopsSleep) {
        this.clock = clock;
        this.counters = counters;
        this.loopsSleep = loopsSleep;
        loops = new LoopCpu(group);
    }

    /**
     * The window begins.
     *
     * @param atNs what was read since then serves
     * @param fromNs the window's begin: the event loops are idle until then
     */
    synchronized void begin(long atNs, long fromNs) {
        Reading read = read(atNs);
        begin = new Reading(Math.max(read.atNs, fromNs), read.host, read.loops);
        end = null;
    }

    /**
     * The window that began in silence has gone on for a moment: time to read how the processors idle and work, which before
     * its begin would have been another matter than after it.
     */
    synchronized void underWay() {
        if (begin != null && end == null) {
            begin = new Reading(begin.atNs, counters.withProcessorsNow(begin.host, begin.atNs), begin.loops);
        }
    }

    /** The window ended at {@code atNs}; the first end after a begin counts. */
    synchronized void end(long atNs) {
        if (begin != null && end == null) {
            end = read(atNs);
        }
    }

    /** What the host's counters moved by; empty when the window was not seen to its end. */
    synchronized Optional<HostDelta> window() {
        return begin == null || end == null ? Optional.empty() : Optional.of(HostDelta.between(begin.host, end.host));
    }

    /** The share of one CPU that the busiest event loop had; {@code null} when that can't be told, or tells nothing. */
    synchronized Double busiestLoopFraction() {
        return knownLoops().isEmpty() ? null : Collections.max(knownLoops());
    }

    /** The share of one CPU that each event loop had, in their order; empty when it can't be told of all, or tells nothing. */
    synchronized Optional<List<Double>> loopFractions() {
        List<Double> known = knownLoops();
        return known.isEmpty() || known.size() < begin.loops.size() ? Optional.empty() : Optional.of(known);
    }

    private List<Double> knownLoops() {
        if (begin == null || end == null || !loopsSleep) {
            return List.of();
        }
        return LoopCpu.fractions(begin.loops, end.loops, end.atNs - begin.atNs).stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
    }

    private Reading read(long atNs) {
        return new Reading(clock.nanoTime(), counters.at(atNs), loops.read());
    }

    private record Reading(long atNs, HostCounters host, List<OptionalLong> loops) {}
}
