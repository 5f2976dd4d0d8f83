package io.netbench.suite;

import io.netbench.analysis.fabric.FabricHosts;
import io.netbench.analysis.fabric.UsualHost;
import io.netbench.result.Finding;
import java.util.Map;
import java.util.Optional;

/** Says where clients have another MTU than servers: a fault of neither, and yet what pairs of them reach is with the smaller one. */
final class RoleMtus {

    private RoleMtus() {}

    /** @param rail that they use; empty where there is one */
    static Optional<Finding> note(FabricHosts hosts, Optional<String> rail) {
        Map<String, UsualHost> usual = hosts.byRole();
        Optional<Integer> ofClients = mtu(usual, PairChoice.CLIENT);
        Optional<Integer> ofServers = mtu(usual, PairChoice.SERVER);
        return ofClients.isEmpty() || ofServers.isEmpty() || ofClients.equals(ofServers)
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "mtu_of_roles",
                        rail.map(name -> "On " + name + " clients").orElse("Clients")
                                + " have an MTU of %d B and servers one of %d B: packets between them are no longer than the smaller."
                                        .formatted(ofClients.get(), ofServers.get())));
    }

    private static Optional<Integer> mtu(Map<String, UsualHost> usual, String role) {
        return Optional.ofNullable(usual.get(role)).map(UsualHost::mtuBytes);
    }
}
