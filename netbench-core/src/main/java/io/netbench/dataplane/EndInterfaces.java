package io.netbench.dataplane;

import io.netbench.host.NicFacts;
import io.netbench.result.LinkInterface;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.PlannedOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which interfaces of this host connections use: the device that a socket is bound to, else the one with its address. */
final class EndInterfaces {

    private final InterfaceNames byAddress = new InterfaceNames();
    private final Map<String, NicFacts> nics;

    EndInterfaces(List<NicFacts> nics) {
        this.nics = nics.stream().collect(Collectors.toMap(NicFacts::name, Function.identity()));
    }

    /** The interface's name; {@code null} when no interface has the address any more. */
    String of(ConnectionFigures end) {
        return end.options().stream()
                .filter(option -> option.name().equals(PlannedOption.DEVICE.kernelName()))
                .map(AppliedOption::inForce)
                .findFirst()
                .orElseGet(() -> byAddress.of(end.local().getAddress()));
    }

    /** All of them that are known, by name. */
    List<LinkInterface> of(List<ConnectionFigures> ends) {
        Map<String, Long> connections = ends.stream()
                .map(this::of)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return connections.entrySet().stream()
                .map(used -> figures(used.getKey(), used.getValue().intValue()))
                .toList();
    }

    private LinkInterface figures(String name, int connections) {
        NicFacts nic = nics.get(name);
        return nic == null
                ? new LinkInterface(
                        name,
                        connections,
                        Optional.empty(),
                        null,
                        Optional.empty(),
                        Map.of("speed_bits_per_s", "the host's interfaces could not be read"))
                : LinkInterface.of(nic, connections);
    }
}
