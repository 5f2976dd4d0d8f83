package io.netbench.cli.report;

import io.netbench.result.HostResult;
import io.netbench.result.PlanSummary;
import io.netbench.text.QuantityText;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By what means agents carried the load: their transports and event loops, as they told them. */
final class TransportSummary {

    private TransportSummary() {}

    static String text(PlanSummary plan, List<HostResult> hosts) {
        return transports(plan, hosts)
                + loops(plan, hosts).map(loops -> ", " + loops).orElse("");
    }

    private static String transports(PlanSummary plan, List<HostResult> hosts) {
        Set<String> told = told(hosts, TransportSummary::transport);
        if (told.isEmpty()) {
            return plan.transport();
        }
        return byRole(hosts, TransportSummary::transport)
                .map(role -> role.servers() + " on servers, " + role.clients() + " on clients")
                .orElse(String.join("+", told));
    }

    private static Optional<String> loops(PlanSummary plan, List<HostResult> hosts) {
        Set<Integer> told = told(hosts, HostResult::loops);
        if (told.size() <= 1) {
            return told.stream().findFirst().or(plan::threads).map(loops -> QuantityText.counted(loops, "loop"));
        }
        return Optional.of(byRole(hosts, HostResult::loops)
                .map(role ->
                        QuantityText.counted(role.servers(), "loop") + " on servers, " + role.clients() + " on clients")
                .orElse(Collections.min(told) + " to " + QuantityText.counted(Collections.max(told), "loop")
                        + " an agent"));
    }

    private static Optional<String> transport(HostResult host) {
        return Optional.ofNullable(host.transport());
    }

    /** What agents told, each value once; who was lost before may have told nothing. */
    private static <T> Set<T> told(List<HostResult> hosts, Function<HostResult, Optional<T>> figure) {
        return hosts.stream()
                .map(figure)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where it is the role that makes agents differ. One with both roles belongs to either. */
    private static <T> Optional<Roles<T>> byRole(List<HostResult> hosts, Function<HostResult, Optional<T>> figure) {
        Set<T> servers = told(with("server", hosts), figure);
        Set<T> clients = told(with("client", hosts), figure);
        return servers.size() == 1 && clients.size() == 1 && !servers.equals(clients)
                ? Optional.of(new Roles<>(
                        servers.iterator().next(), clients.iterator().next()))
                : Optional.empty();
    }

    private static List<HostResult> with(String role, List<HostResult> hosts) {
        return hosts.stream().filter(host -> host.roles().contains(role)).toList();
    }

    private record Roles<T>(T servers, T clients) {}
}
