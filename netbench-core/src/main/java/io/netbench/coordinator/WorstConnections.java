package io.netbench.coordinator;

import io.netbench.control.ControlException;
import io.netbench.control.ControlLoop;
import io.netbench.control.Pieces;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.ConnectionsQuery;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.ConnectionRanking;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.PickedConnections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Picks, of links with too many connections to tell each, the worst, and has both ends tell these whole: that needs the
 * figures of both ends first, so it is a step of its own. For the coordinator's thread.
 */
final class WorstConnections {

    private final AgentGroup agents;
    private final Map<Integer, LinkPlan> links = new HashMap<>();
    private final Map<Integer, ConnectionRanking> rankings = new TreeMap<>();

    WorstConnections(RunPlan plan, AgentGroup agents) {
        this.agents = agents;
        plan.loads().forEach(load -> load.links().forEach(link -> links.put(link.id(), link)));
    }

    /**
     * Asks the agents that have such links; without effect if none has.
     *
     * @param answerNs how long to wait for the next answer
     */
    void ask(ControlLoop loop, long answerNs) throws InterruptedException {
        Map<AgentSession, List<Integer>> linksOf = new HashMap<>();
        for (AgentSession agent : agents.in()) {
            try {
                linksOf.put(agent, rank(agent.report().connectionRanks()));
            } catch (ControlException incomprehensible) {
                agent.lose(agents.step(), incomprehensible.getMessage());
            }
        }
        Map<Integer, PickedConnections> picked = new HashMap<>();
        for (Map.Entry<Integer, ConnectionRanking> ranking : rankings.entrySet()) {
            picked.put(
                    ranking.getKey(),
                    new PickedConnections(ranking.getKey(), ranking.getValue().worst()));
            loop.runPending();
        }
        for (AgentSession agent : agents.in()) {
            askFor(agent, linksOf.getOrDefault(agent, List.of()), picked);
        }
        agents.await(
                agent -> linksOf.getOrDefault(agent, List.of()).isEmpty()
                        || agent.report().hasToldConnections(),
                loop.nowNs() + answerNs,
                () -> false);
    }

    private static void askFor(AgentSession agent, List<Integer> links, Map<Integer, PickedConnections> picked) {
        List<List<Integer>> pieces = Pieces.of(links, Protocol.PIECE_COUNT);
        for (int i = 0; i < pieces.size(); i++) {
            ConnectionsQuery.Builder query = ConnectionsQuery.newBuilder()
                    .setLinks(RecordCodec.encodeAll(
                            pieces.get(i).stream().map(picked::get).toList()))
                    .setLast(i == pieces.size() - 1);
            agent.send(CoordinatorMessage.newBuilder().setConnectionsQuery(query));
        }
    }

    /** Returns the links of which these are. */
    private List<Integer> rank(List<ConnectionRanks> pieces) {
        Set<Integer> told = new TreeSet<>();
        for (ConnectionRanks piece : pieces) {
            LinkPlan link = links.get(piece.linkId());
            if (link == null) {
                throw new ControlException("it told of a link that is not in the plan");
            }
            ConnectionRanking ranking = rankings.computeIfAbsent(
                    link.id(), id -> new ConnectionRanking(link.load().connections()));
            for (ConnectionRanks.Rank rank : piece.connections()) {
                if (!ranking.put(piece.role(), rank.index(), rank.figure())) {
                    throw new ControlException("it told of a connection that is not in the plan");
                }
            }
            told.add(link.id());
        }
        return List.copyOf(told);
    }
}
