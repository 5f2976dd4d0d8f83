package io.netbench.coordinator.agents;

import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which agent carries an end of which links, found by one look at each link: a plan may have very many of both. */
public final class LinkShares {

    private final RunPlan plan;
    private final Map<Integer, List<LinkPlan>> byAgent = new HashMap<>();

    /**
     * The shares of a plan.
     *
     * @param links those of its links that are to run
     */
    public LinkShares(RunPlan plan, List<LinkPlan> links) {
        this.plan = plan;
        for (LinkPlan link : links) {
            int source = agentOf(link.source());
            int sink = agentOf(link.sink());
            add(source, link);
            if (sink != source) {
                add(sink, link);
            }
        }
    }

    /** The links of which the agent carries an end, in the plan's order. */
    public List<LinkPlan> of(AgentSession agent) {
        return byAgent.getOrDefault(agent.index(), List.of());
    }

    /** The agents to whose servers the agent's links lead, by their index. */
    public Set<Integer> serversOf(AgentSession agent) {
        Set<Integer> servers = new TreeSet<>();
        for (LinkPlan link : of(agent)) {
            Load load = plan.loadOf(link);
            if (agentOf(load.clientOf(link)) == agent.index()) {
                servers.add(agentOf(load.serverOf(link)));
            }
        }
        return servers;
    }

    /** The agents at the ends of the agent's links, itself among them, by their index. */
    public Set<Integer> endsOf(AgentSession agent) {
        Set<Integer> ends = new TreeSet<>();
        for (LinkPlan link : of(agent)) {
            ends.addAll(agentsOf(link));
        }
        return ends;
    }

    /** The agents at the two ends of a link, by their index; one where that has both. */
    public Set<Integer> agentsOf(LinkPlan link) {
        Set<Integer> ends = new TreeSet<>();
        ends.add(agentOf(link.source()));
        ends.add(agentOf(link.sink()));
        return ends;
    }

    private void add(int agent, LinkPlan link) {
        byAgent.computeIfAbsent(agent, none -> new ArrayList<>()).add(link);
    }

    private int agentOf(int endpoint) {
        return plan.endpoints().get(endpoint).agent();
    }
}
