package io.netbench.advice;

import io.netbench.host.HostFacts;
import io.netbench.host.NicFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The interfaces of a host that can carry a run: devices with an address whose link is not down. */
final class UsableNics {

    private UsableNics() {}

    static List<NicFacts> usable(HostFacts facts) {
        return withAddress(facts).stream().filter(nic -> !nic.isDown()).toList();
    }

    static List<NicFacts> withAddress(HostFacts facts) {
        return facts.nics().stream()
                .filter(nic -> nic.kind() == NicFacts.Kind.DEVICE)
                .filter(nic -> !nic.addresses().isEmpty())
                .toList();
    }

    /** The usable one of the greatest known speed. */
    static Optional<NicFacts> fastest(HostFacts facts) {
        return usable(facts).stream()
                .filter(nic -> nic.speedBitsPerS() != null)
                .max(Comparator.comparing(NicFacts::speedBitsPerS));
    }
}
