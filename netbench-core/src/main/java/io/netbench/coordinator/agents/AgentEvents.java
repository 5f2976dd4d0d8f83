package io.netbench.coordinator.agents;

import io.netbench.control.proto.LinkFailed;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import java.util.List;

/** What agents tell without being asked. Called on the coordinator's thread. */
public interface AgentEvents {

    /** The step that the run is in. */
    String step();

    /** A reason for which an agent is given up after a time, with what changes that time. */
    String inTime(String reason);

    /** A reason with the names that the person knows in its places. */
    String named(String reason);

    void lost(AgentSession agent);

    /** The plan has no work for it. */
    void dismissed(AgentSession agent);

    /** What all its links did in an interval, which completes that. */
    void interval(AgentSession agent, long number, IntervalSums sums);

    /** What some of its links did in an interval. */
    void intervalLinks(AgentSession agent, long number, List<LinkInterval> links);

    /** How far the load has come that two agents share. */
    void moved(AgentSession teller, int other, long mark);

    void linkFailed(AgentSession agent, LinkFailed failure);
}
