package io.netbench.dataplane;

import io.netbench.plan.RunPlan;
import io.netbench.transport.Capabilities;
import io.netbench.transport.Capability;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the sinks of an agent receive without a copy, when the plan asks for it. What transports can do may change from
 * one run to the next, so it is asked once a run.
 *
 * @param transport the one to take; empty when the plan does not ask for it, or none of those that it admits can. Sources
 *     take it too: once sinks do not copy, sources limit a run, and the same transport at both ends carried a tenth more
 * @param obstacles why those can't that could on another host, or at another time
 */
record ZeroCopy(Optional<Transport> transport, Map<Transport, String> obstacles) {

    static ZeroCopy of(Transports transports, RunPlan share) {
        if (!share.data().zeroCopy()) {
            return new ZeroCopy(Optional.empty(), Map.of());
        }
        Map<Transport, String> obstacles = new LinkedHashMap<>();
        for (Transport candidate : transports.admitted(share.data().transport())) {
            Capabilities capabilities = candidate.capabilities();
            if (capabilities.contains(Capability.ZERO_COPY_RECEIVE)) {
                return new ZeroCopy(Optional.of(candidate), obstacles);
            }
            obstacle(candidate, capabilities).ifPresent(reason -> obstacles.put(candidate, reason));
        }
        return new ZeroCopy(Optional.empty(), obstacles);
    }

    /** What is left when the kernel has no room for {@code refused}. */
    static ZeroCopy without(Transport refused) {
        return new ZeroCopy(
                Optional.empty(), Map.of(refused, "the kernel has no room for " + refused.name() + " there"));
    }

    /** Why sinks that are to receive without a copy can't over {@code chosen}; empty when they can or need not. */
    Optional<String> copyReason(Transport chosen, RunPlan share, int agent) {
        if (!isAsked(share, agent) || transport.filter(chosen::equals).isPresent()) {
            return Optional.empty();
        }
        Stream<String> ofChosen = obstacles.containsKey(chosen)
                ? Stream.empty()
                : Stream.of("transport " + chosen.name() + " always copies");
        return Optional.of(Stream.concat(ofChosen, obstacles.values().stream()).collect(Collectors.joining("; ")));
    }

    private static Optional<String> obstacle(Transport candidate, Capabilities capabilities) {
        return candidate
                .availability()
                .reason()
                .map(reason -> candidate.name() + " is not available there: " + reason)
                .or(() -> capabilities
                        .obstacle(Capability.ZERO_COPY_RECEIVE)
                        .map(reason -> candidate.name() + " can't do without a copy there: " + reason));
    }

    private static boolean isAsked(RunPlan share, int agent) {
        return share.data().zeroCopy()
                && share.loads().stream()
                        .flatMap(load -> load.links().stream())
                        .anyMatch(link -> share.endpoints().get(link.sink()).agent() == agent);
    }
}
