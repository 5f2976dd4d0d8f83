package io.netbench.coordinator.outcome;

import io.netbench.coordinator.agents.AgentSession;
import java.util.List;

/**
 * What a run brought, before anything is made of it.
 *
 * @param course what happened, and when
 * @param agents all that the plan names, with what they told
 * @param figures what was put together from their reports
 */
public record RunOutcome(RunTimeline course, List<AgentSession> agents, RunFigures figures) {}
