package io.netbench.host;

import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.UnreadableException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a host spreads what it receives and sends over its processors. What could not be read is empty, and leads to no
 * hint.
 *
 * @param nics interfaces with a device behind them, by name
 * @param flowEntries {@code net.core.rps_sock_flow_entries}: flows whose processor the kernel remembers; 0: none
 */
public record Steering(Map<String, NicSteering> nics, Optional<Long> flowEntries) {

    /** Nothing could be read. */
    public static final Steering UNKNOWN = new Steering(Map.of(), Optional.empty());

    public Steering {
        nics = Map.copyOf(nics);
    }

    /** Reads it; takes a few milliseconds and never throws. */
    public static Steering ofThisHost(HostFacts facts) {
        return read(new HostFiles(Path.of("/")), facts.nics());
    }

    public static Steering read(HostFiles files, List<NicFacts> nics) {
        Map<String, NicSteering> byName = new HashMap<>();
        for (NicFacts nic : nics) {
            // Where the queues are unknown, /sys may be that of another network namespace.
            if (nic.kind() == NicFacts.Kind.DEVICE && nic.rxQueues() != null) {
                byName.put(nic.name(), NicSteering.read(files, nic));
            }
        }
        return new Steering(byName, flowEntries(files));
    }

    private static Optional<Long> flowEntries(HostFiles files) {
        try {
            return Optional.of(files.number("/proc/sys/net/core/rps_sock_flow_entries"));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
