package io.netbench.agent;

import io.netbench.plan.RunPlan;
import io.netbench.transport.Availability;
import io.netbench.transport.Capability;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the sinks of an agent receive without a copy, when the plan asks for it. */
final class ZeroCopy {

    private ZeroCopy() {}

    /**
     * The transport to take in such a run; empty when it is none, or none of those that are there can. Sources take it
     * too: once sinks do not copy, sources limit a run, and the same transport at both ends carried a tenth more.
     */
    static Optional<Transport> transport(Transports transports, RunPlan share) {
        return share.data().zeroCopy()
                ? transports.able(share.data().transport(), Capability.ZERO_COPY_RECEIVE)
                : Optional.empty();
    }

    /** Why sinks that are to receive without a copy can't over {@code chosen}; empty when they can or need not. */
    static Optional<String> obstacle(Transports transports, Transport chosen, RunPlan share, int agent) {
        if (!isAsked(share, agent) || chosen.capabilities().contains(Capability.ZERO_COPY_RECEIVE)) {
            return Optional.empty();
        }
        String missing = transports.all().stream()
                .filter(transport -> !transport.availability().isUsable())
                .map(transport ->
                        "; " + transport.name() + " is not available there: " + reason(transport.availability()))
                .collect(Collectors.joining());
        return Optional.of("transport " + chosen.name() + " always copies" + missing);
    }

    private static String reason(Availability availability) {
        return availability.reason().orElse("");
    }

    private static boolean isAsked(RunPlan share, int agent) {
        return share.data().zeroCopy()
                && share.loads().stream()
                        .flatMap(load -> load.links().stream())
                        .anyMatch(link -> share.endpoints().get(link.sink()).agent() == agent);
    }
}
