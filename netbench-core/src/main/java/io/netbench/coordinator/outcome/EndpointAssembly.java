package io.netbench.coordinator.outcome;

import io.netbench.analysis.EndpointPlace;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The endpoints of a plan: what each is in its loads, and which agent carries it. */
final class EndpointAssembly {

    private EndpointAssembly() {}

    static List<EndpointPlace> places(RunPlan plan, List<AgentSession> agents) {
        Map<Integer, TreeSet<String>> roles = new HashMap<>();
        for (Load load : plan.loads()) {
            for (LinkPlan link : load.links()) {
                roles.computeIfAbsent(load.serverOf(link), none -> new TreeSet<>())
                        .add("server");
                roles.computeIfAbsent(load.clientOf(link), none -> new TreeSet<>())
                        .add("client");
            }
        }
        return plan.endpoints().stream()
                .map(endpoint -> new EndpointPlace(
                        endpoint.name(),
                        agents.get(endpoint.agent()).name(),
                        List.copyOf(roles.getOrDefault(endpoint.id(), new TreeSet<>()))))
                .toList();
    }
}
