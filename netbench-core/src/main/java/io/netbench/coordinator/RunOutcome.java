package io.netbench.coordinator;

import java.util.List;

/**
 * What a run brought, before anything is made of it.
 *
 * @param course what happened, and when
 * @param agents all that the plan names, with what they told
 * @param figures what was put together from their reports
 */
record RunOutcome(RunCourse course, List<AgentSession> agents, RunFigures figures) {}
