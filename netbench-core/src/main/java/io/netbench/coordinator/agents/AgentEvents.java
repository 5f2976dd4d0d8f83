package io.netbench.coordinator.agents;

import io.netbench.control.proto.Interval;
import io.netbench.control.proto.IntervalLinks;
import io.netbench.control.proto.LinkFailed;

/** What agents tell without being asked. Called on the coordinator's thread. */
public interface AgentEvents {

    /** The step that the run is in. */
    String step();

    /** A reason for which an agent is given up after a time, with what changes that time. */
    String inTime(String reason);

    void lost(AgentSession agent);

    /** The plan has no work for it. */
    void dismissed(AgentSession agent);

    void interval(AgentSession agent, Interval interval);

    void intervalLinks(AgentSession agent, IntervalLinks piece);

    /** How far the load has come that two agents share. */
    void moved(AgentSession teller, int other, long mark);

    void linkFailed(AgentSession agent, LinkFailed failure);
}
