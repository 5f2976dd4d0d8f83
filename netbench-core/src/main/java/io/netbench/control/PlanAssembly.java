package io.netbench.control;

import com.google.protobuf.ByteString;
import io.netbench.control.proto.PlanEndpoints;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.PlanLinks;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Puts an agent's share of a plan together from its messages. Counts are held against limits before anything is kept, so
 * that a peer can't make an agent hold more than it is ready to; values are checked by the plan's own records.
 *
 * <p>Every method throws a {@link PlanException} with one line for a person if the plan can't be run, and a
 * {@link ControlException} if a message is none.
 */
public final class PlanAssembly {

    /** Agent index of the endpoints that were not sent, since no link of the share touches them. */
    private static final int NOBODY = Integer.MAX_VALUE;

    private final ShareHeader header;
    private final ByteString runKey;
    private final Endpoint[] endpoints;
    private final List<LinkPlan> links = new ArrayList<>();
    private final Set<Integer> linkIds = new HashSet<>();
    private int endpointsLeft;

    /**
     * @param maxEndpoints endpoints of a whole plan that the agent is ready to hold
     * @param maxLinks links of its own share
     */
    public PlanAssembly(PlanHeader message, int maxEndpoints, int maxLinks) {
        header = decoded(() -> RecordCodec.decode(message.getShare(), ShareHeader.class));
        runKey = message.getRunKey();
        requireWithin("endpoints", header.totalEndpoints(), 2, maxEndpoints);
        requireWithin("endpoints of the share", header.endpoints(), 2, header.totalEndpoints());
        requireWithin("links of the share", header.links(), 1, maxLinks);
        requireWithin("loads", header.loads().size(), 1, RunPlan.MAX_LOADS);
        requireWithin("agent", header.seat().agent(), 0, NOBODY - 1);
        endpoints = new Endpoint[header.totalEndpoints()];
        endpointsLeft = header.endpoints();
    }

    public void add(PlanEndpoints piece) {
        for (Endpoint endpoint : decoded(() -> RecordCodec.decodeAll(piece.getEndpoints(), Endpoint.class))) {
            requireAnnounced(endpointsLeft-- > 0, "endpoints", header.endpoints());
            requireWithin("endpoint.id", endpoint.id(), 0, endpoints.length - 1);
            requireWithin("endpoint.agent", endpoint.agent(), 0, NOBODY - 1);
            requireNew(endpoints[endpoint.id()] == null, "endpoint.id", endpoint.id());
            endpoints[endpoint.id()] = endpoint;
        }
    }

    public void add(PlanLinks piece) {
        for (LinkPlan link : decoded(() -> RecordCodec.decodeAll(piece.getLinks(), LinkPlan.class))) {
            requireAnnounced(links.size() < header.links(), "links", header.links());
            requireWithin("link.load", link.loadId(), 0, header.loads().size() - 1);
            requireNew(linkIds.add(link.id()), "link.id", link.id());
            links.add(link);
        }
    }

    /** Whether all has arrived. */
    public boolean isComplete() {
        return endpointsLeft == 0 && links.size() == header.links();
    }

    /** The share. Endpoints that it does not touch have a name only. */
    public RunPlan plan() {
        List<Endpoint> all = new ArrayList<>(endpoints.length);
        for (int id = 0; id < endpoints.length; id++) {
            all.add(endpoints[id] != null ? endpoints[id] : new Endpoint(id, "elsewhere-" + id, NOBODY));
        }
        return new RunPlan(header.runId(), header.seed(), all, loads(), header.schedule(), header.data());
    }

    private List<Load> loads() {
        List<List<LinkPlan>> linksOf = new ArrayList<>();
        header.loads().forEach(terms -> linksOf.add(new ArrayList<>()));
        links.forEach(link -> linksOf.get(link.loadId()).add(link));
        List<Load> loads = new ArrayList<>();
        for (LoadTerms terms : header.loads()) {
            loads.add(terms.with(loads.size(), linksOf.get(loads.size())));
        }
        return loads;
    }

    public AgentCoLocation seat() {
        return header.seat();
    }

    public RunSecret secret() {
        return RunSecret.of(runKey.toByteArray());
    }

    /** What a record of the plan refuses is told in its own words: they name the value that was wrong. */
    private static <T> T decoded(Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (ControlException unreadable) {
            for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
                if (cause instanceof PlanException refused) {
                    throw refused;
                }
            }
            throw unreadable;
        }
    }

    private static void requireWithin(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new PlanException(field + " must be from " + least + " to " + most + ", got: " + value);
        }
    }

    private static void requireNew(boolean holds, String field, int value) {
        if (!holds) {
            throw new PlanException(field + " must be sent once, got twice: " + value);
        }
    }

    private static void requireAnnounced(boolean holds, String field, int announced) {
        if (!holds) {
            throw new PlanException(field + " of the share must be " + announced + " as announced, got: more");
        }
    }
}
