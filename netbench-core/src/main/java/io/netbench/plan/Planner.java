package io.netbench.plan;

import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes plans of requests: names endpoints, draws links, fills in defaults, and refuses what can't be run.
 *
 * <p>Pure: the same request and run id give the same plan, on every host. Links are ordered load by load, then hub by hub, and
 * within a hub as the other side was listed.
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
        Roster roster = new Roster(request);
        List<Load> loads = loads(request, roster);
        new SharedThresholds(request.thresholds()).requireUsed(loads, roster.endpoints());
        ProtocolOptions.requireUsed(request.data(), loads);
        request.clientPorts()
                .map(range -> new PortAllotment(range, roster.endpoints()))
                .ifPresent(ports -> loads.replaceAll(ports::of));
        boolean needsTime = !loads.stream().allMatch(Load::endsByItself);
        Schedule schedule = request.timing().resolve(needsTime, mostLinksOfAnAgent(roster, loads));
        for (LoadRequest asked : request.loads()) {
            named(request, asked, () -> {
                asked.span().requireWithin(schedule);
                return asked;
            });
        }
        return new RunPlan(runId, request.seed(), roster.agents(), roster.endpoints(), loads, schedule, request.data())
                .with(request.probes());
    }

    /**
     * Thresholds of the run that none of its loads is held to: for want of such figures, or since each has a rate.
     *
     * @throws PlanException if a load can't be run
     */
    public static Set<Property> idleThresholds(RunRequest request) {
        return new SharedThresholds(request.thresholds()).idle(loads(request, new Roster(request)));
    }

    private static List<Load> loads(RunRequest request, Roster roster) {
        List<Load> loads = new ArrayList<>();
        int links = 0;
        for (LoadRequest asked : request.loads()) {
            Load load = named(request, asked, () -> load(request, asked, loads, roster));
            loads.add(load);
            links += load.links().size();
            if (links > Pairing.MAX_LINKS) {
                throw new PlanException("all loads together must have at most " + Pairing.MAX_LINKS + " links, got: "
                        + links + " or more");
            }
        }
        return loads;
    }

    /** A refusal says which load it is about, unless there is only one and nobody gave it a name. */
    private static <T> T named(RunRequest request, LoadRequest load, Supplier<T> planning) {
        if (request.loads().size() == 1 && load.ownName().isEmpty()) {
            return planning.get();
        }
        try {
            return planning.get();
        } catch (PlanException e) {
            throw new PlanException(Property.LOAD + " '" + load.name() + "': " + e.getMessage());
        }
    }

    private static Load load(RunRequest request, LoadRequest asked, List<Load> before, Roster roster) {
        RoleRequest roles = asked.roles();
        int firstLink = before.stream().mapToInt(load -> load.links().size()).sum();
        LinkLoads carried = new LinkLoads(asked, roles.mode());
        List<LinkPlan> links = links(asked, carried, before.size(), firstLink, roster);
        Load load = new Load(
                before.size(),
                asked.name(),
                asked.protocol(),
                roles.pattern(),
                roles.mode(),
                roles.topology(),
                asked.barrier(),
                asked.rounds(),
                asked.arrivalPhase(),
                asked.span(),
                asked.thresholds(),
                0,
                Optional.of(carried.common()),
                links);
        Measurable.require(load, roster.endpoints());
        return load.with(new SharedThresholds(request.thresholds()).of(load, roster.endpoints()));
    }

    private static List<LinkPlan> links(LoadRequest asked, LinkLoads loads, int loadId, int firstLink, Roster roster) {
        RoleRequest roles = asked.roles();
        List<Pairing> pairings =
                new ArrayList<>(Pairing.of(roles.topology(), roster.servers(roles), roster.clients(roles)));
        if (!roles.serversAreMany()) {
            pairings.sort(Comparator.comparingInt(pairing -> pairing.server().id()));
        }
        List<LinkPlan> links = new ArrayList<>(pairings.size());
        for (Pairing pairing : pairings) {
            Endpoint source = roles.sourceIsClient() ? pairing.client() : pairing.server();
            Endpoint sink = roles.sourceIsClient() ? pairing.server() : pairing.client();
            links.add(new LinkPlan(
                    firstLink + links.size(), loadId, source.id(), sink.id(), loads.of(source, sink), pairing.turn()));
        }
        loads.requireAllUsed();
        return links;
    }

    private static long mostLinksOfAnAgent(Roster roster, List<Load> loads) {
        List<Endpoint> endpoints = roster.endpoints();
        long[] linksOfAgent = new long[endpoints.size() + 1];
        long most = 0;
        for (Load load : loads) {
            for (LinkPlan link : load.links()) {
                int source = endpoints.get(link.source()).agent();
                int sink = endpoints.get(link.sink()).agent();
                most = Math.max(most, ++linksOfAgent[source]);
                if (sink != source) {
                    most = Math.max(most, ++linksOfAgent[sink]);
                }
            }
        }
        return most;
    }
}
