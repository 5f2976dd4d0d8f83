package io.netbench.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes plans of requests: names endpoints, draws links, fills in defaults, and refuses what can't be run.
 *
 * <p>Pure: the same request and run id give the same plan, on every host. Links are ordered hub by hub, and within a
 * hub as the other side was listed.
 */
public final class Planner {

    private Planner() {}

    /**
     * The plan of a request.
     *
     * @param runId 32 hexadecimal digits
     * @throws PlanException if the request can't be run; the message names the option
     */
    public static RunPlan plan(RunRequest request, String runId) {
        RoleRequest roles = request.roles();
        Roster roster = new Roster(roles);
        List<LinkPlan> links = links(request, roster);
        LoadRequest load = request.load();
        boolean allHaveTargets =
                links.stream().allMatch(link -> link.load().targetBytes().isPresent());
        Schedule schedule =
                request.timing().resolve(!allHaveTargets && load.rounds().isEmpty(), mostLinksOfAnAgent(roster, links));
        return new RunPlan(
                runId,
                request.seed(),
                roster.agents(),
                roster.endpoints(),
                List.of(new Load(
                        roles.pattern(),
                        roles.mode(),
                        roles.topology(),
                        load.barrier(),
                        load.rounds(),
                        load.arrivalPhase(),
                        links)),
                schedule,
                request.data());
    }

    private static List<LinkPlan> links(RunRequest request, Roster roster) {
        RoleRequest roles = request.roles();
        List<Pairing> pairings = new ArrayList<>(Pairing.of(roles.topology(), roster.servers(), roster.clients()));
        if (!roles.serversAreMany()) {
            pairings.sort(Comparator.comparingInt(pairing -> pairing.server().id()));
        }
        LinkLoads loads = new LinkLoads(request.load(), roles.mode());
        List<LinkPlan> links = new ArrayList<>(pairings.size());
        for (Pairing pairing : pairings) {
            Endpoint source = roles.sourceIsClient() ? pairing.client() : pairing.server();
            Endpoint sink = roles.sourceIsClient() ? pairing.server() : pairing.client();
            links.add(new LinkPlan(links.size(), source.id(), sink.id(), loads.of(source, sink), pairing.turn()));
        }
        loads.requireAllUsed();
        return links;
    }

    private static long mostLinksOfAnAgent(Roster roster, List<LinkPlan> links) {
        List<Endpoint> endpoints = roster.endpoints();
        long[] linksOfAgent = new long[endpoints.size() + 1];
        long most = 0;
        for (LinkPlan link : links) {
            int source = endpoints.get(link.source()).agent();
            int sink = endpoints.get(link.sink()).agent();
            most = Math.max(most, ++linksOfAgent[source]);
            if (sink != source) {
                most = Math.max(most, ++linksOfAgent[sink]);
            }
        }
        return most;
    }
}
