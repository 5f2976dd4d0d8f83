package io.netbench.host;

import io.netbench.host.proc.Figures;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the counters of a host did over a window. A figure that can't be told is {@code null} and has its reason in
 * {@code absent}, here and in the nested records. Immutable.
 *
 * @param durationNs time between the two snapshots
 * @param cpu processors
 * @param tcp TCP of this network namespace, or null
 * @param udp datagrams of this network namespace
 * @param nics interfaces that were there at both ends of the window, by name
 * @param absent why a figure is missing; an interface that came or went is named {@code nics.<name>}
 */
public record HostDelta(
        long durationNs,
        CpuDelta cpu,
        TcpCounters tcp,
        UdpCounters udp,
        Map<String, NicCounters> nics,
        Map<String, String> absent) {

    public HostDelta {
        nics = Collections.unmodifiableMap(new TreeMap<>(nics));
    }

    /** The difference of two snapshots of one sampler, the earlier one first. */
    public static HostDelta between(HostCounters before, HostCounters after) {
        if (after.takenAtNs() < before.takenAtNs()) {
            throw new IllegalArgumentException("the snapshot taken at " + after.takenAtNs()
                    + " ns is older than the one to compare it with, of " + before.takenAtNs() + " ns");
        }
        Figures figures = new Figures();
        return new HostDelta(
                after.takenAtNs() - before.takenAtNs(),
                CpuDelta.between(before, after),
                figures.read("tcp", () -> after.tcp().since(before.tcp())),
                after.udp().since(before.udp()),
                nics(before, after, figures),
                figures.absent());
    }

    private static Map<String, NicCounters> nics(HostCounters before, HostCounters after, Figures figures) {
        Map<String, NicCounters> differences = new TreeMap<>();
        Map<String, NicCounters> first = figures.read("nics", before::nics);
        Map<String, NicCounters> last = figures.read("nics", after::nics);
        if (first == null || last == null) {
            return differences;
        }
        for (String name : first.keySet()) {
            NicCounters counters = last.get(name);
            if (counters == null) {
                figures.missing("nics." + name, "the interface vanished in the window");
            } else {
                differences.put(name, counters.since(first.get(name)));
            }
        }
        for (String name : last.keySet()) {
            if (!first.containsKey(name)) {
                figures.missing("nics." + name, "the interface appeared in the window");
            }
        }
        return differences;
    }
}
