package io.netbench.coordinator.outcome;

import io.netbench.control.ControlLoop;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.result.LinkResult;
import io.netbench.result.RunWindow;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.LinkFrame;
import io.netbench.result.end.LinkMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the links of a result of what their ends' agents told. For the coordinator's thread. */
public final class LinkAssembly {

    private final RunPlan plan;
    private final RunTimeline course;
    private final List<AgentSession> agents;
    private final Map<Integer, LinkEnd> sources = new HashMap<>();
    private final Map<Integer, LinkEnd> sinks = new HashMap<>();

    public LinkAssembly(RunPlan plan, RunTimeline course, List<AgentSession> agents) {
        this.plan = plan;
        this.course = course;
        this.agents = agents;
        for (AgentSession agent : agents) {
            agent.report()
                    .linkEnds()
                    .forEach(end -> (end.role() == EndRole.SOURCE ? sources : sinks).put(end.linkId(), end));
        }
    }

    /**
     * Every link of the plan, in its order.
     *
     * @param loop runs what comes up between links: merging many takes longer than agents wait for a heartbeat
     */
    public List<LinkResult> links(ControlLoop loop) throws InterruptedException {
        List<LinkResult> links = new ArrayList<>();
        for (LinkPlan link : plan.links()) {
            links.add(LinkMerge.merge(
                    frame(link),
                    Optional.ofNullable(sources.get(link.id())),
                    Optional.ofNullable(sinks.get(link.id()))));
            loop.runPending();
        }
        return links;
    }

    /** What the sinks told. */
    public List<LinkEnd> sinks() {
        return List.copyOf(sinks.values());
    }

    private LinkFrame frame(LinkPlan link) {
        Load load = plan.loadOf(link);
        return new LinkFrame(
                load.name(),
                nameOf(link.source()),
                nameOf(link.sink()),
                load.hasLimit(link) ? RunWindow.Kind.OWN : RunWindow.Kind.COMMON,
                LoadWindow.of(load, course).lengthNs(),
                missing(link.source()),
                missing(link.sink()));
    }

    private String missing(int endpoint) {
        AgentSession agent = agents.get(plan.endpoints().get(endpoint).agent());
        return agent.loss()
                .map(loss -> "%s dropped out in %s: %s".formatted(agent.name(), loss.step(), loss.reason()))
                .orElse("the run ended before it did");
    }

    private String nameOf(int endpoint) {
        return plan.endpoints().get(endpoint).name();
    }
}
