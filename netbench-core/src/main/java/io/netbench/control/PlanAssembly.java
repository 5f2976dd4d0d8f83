package io.netbench.control;

import io.netbench.control.proto.PlanData;
import io.netbench.control.proto.PlanEndpoint;
import io.netbench.control.proto.PlanEndpoints;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.PlanLink;
import io.netbench.control.proto.PlanLinks;
import io.netbench.control.proto.PlanLoad;
import io.netbench.control.proto.PlanSchedule;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Puts an agent's share of a plan together from its messages. Counts are held against limits before anything is kept, so
 * that a peer can't make an agent hold more than it is ready to; values are checked by the plan's own records.
 *
 * <p>Every method throws a {@link PlanException} with one line for a person if the plan can't be run.
 */
public final class PlanAssembly {

    /** Agent index of the endpoints that were not sent, since no link of the share touches them. */
    private static final int NOBODY = Integer.MAX_VALUE;

    private final PlanHeader header;
    private final Endpoint[] endpoints;
    private final List<LinkPlan> links = new ArrayList<>();
    private final Set<Integer> linkIds = new HashSet<>();
    private int endpointsLeft;

    /**
     * @param maxEndpoints endpoints of a whole plan that the agent is ready to hold
     * @param maxLinks links of its own share
     */
    public PlanAssembly(PlanHeader header, int maxEndpoints, int maxLinks) {
        requireWithin("endpoints", header.getTotalEndpoints(), 2, maxEndpoints);
        requireWithin("endpoints of the share", header.getEndpoints(), 2, header.getTotalEndpoints());
        requireWithin("links of the share", header.getLinks(), 1, maxLinks);
        requireWithin("agent", header.getAgent(), 0, NOBODY - 1);
        requireWithin("agents_on_machine", header.getAgentsOnMachine(), 1, NOBODY - 1);
        this.header = header;
        endpoints = new Endpoint[header.getTotalEndpoints()];
        endpointsLeft = header.getEndpoints();
    }

    public void add(PlanEndpoints piece) {
        for (PlanEndpoint message : piece.getEndpointsList()) {
            requireAnnounced(endpointsLeft-- > 0, "endpoints", header.getEndpoints());
            int id = message.getId();
            requireWithin("endpoint.id", id, 0, endpoints.length - 1);
            requireWithin("endpoint.agent", message.getAgent(), 0, NOBODY - 1);
            requireNew(endpoints[id] == null, "endpoint.id", id);
            endpoints[id] = new Endpoint(id, message.getName(), message.getAgent());
        }
    }

    public void add(PlanLinks piece) {
        for (PlanLink message : piece.getLinksList()) {
            requireAnnounced(links.size() < header.getLinks(), "links", header.getLinks());
            requireNew(linkIds.add(message.getId()), "link.id", message.getId());
            links.add(link(message));
        }
    }

    /** Whether all has arrived. */
    public boolean isComplete() {
        return endpointsLeft == 0 && links.size() == header.getLinks();
    }

    /** The share. Endpoints that it does not touch have a name only. */
    public RunPlan plan() {
        List<Endpoint> all = new ArrayList<>(endpoints.length);
        for (int id = 0; id < endpoints.length; id++) {
            all.add(endpoints[id] != null ? endpoints[id] : new Endpoint(id, "elsewhere-" + id, NOBODY));
        }
        return new RunPlan(
                header.getRunId(),
                header.getSeed(),
                all,
                List.of(load(header.getLoad())),
                schedule(header.getSchedule()),
                data(header.getData()));
    }

    public AgentCoLocation seat() {
        return new AgentCoLocation(header.getAgent(), header.getAgentsOnMachine(), header.getPeersAreLocal());
    }

    public RunSecret secret() {
        return RunSecret.of(header.getRunKey().toByteArray());
    }

    private Load load(PlanLoad message) {
        return new Load(
                constant(Pattern.class, message.getPattern()),
                constant(Mode.class, message.getMode()),
                constant(Topology.class, message.getTopology()),
                message.getBarrier(),
                message.hasRounds() ? OptionalLong.of(message.getRounds()) : OptionalLong.empty(),
                constant(ArrivalPhase.class, message.getArrivalPhase()),
                links);
    }

    private static Schedule schedule(PlanSchedule message) {
        return new Schedule(
                message.getWarmupNs(),
                message.hasDurationNs() ? OptionalLong.of(message.getDurationNs()) : OptionalLong.empty(),
                message.getTickNs(),
                message.getIntervalNs(),
                message.getDrainNs(),
                message.getRoundNs(),
                message.getConnectNs());
    }

    private static DataPlan data(PlanData message) {
        SocketPlan socket = new SocketPlan(
                message.hasSendBufferBytes() ? OptionalInt.of(message.getSendBufferBytes()) : OptionalInt.empty(),
                message.hasReceiveBufferBytes() ? OptionalInt.of(message.getReceiveBufferBytes()) : OptionalInt.empty(),
                message.hasMaxSegmentBytes() ? OptionalInt.of(message.getMaxSegmentBytes()) : OptionalInt.empty(),
                message.hasCongestionControl() ? Optional.of(message.getCongestionControl()) : Optional.empty(),
                message.hasDscp() ? OptionalInt.of(message.getDscp()) : OptionalInt.empty());
        return new DataPlan(
                message.getTransport(),
                message.hasThreads() ? OptionalInt.of(message.getThreads()) : OptionalInt.empty(),
                socket,
                message.getVerify(),
                message.getZeroCopy());
    }

    private static LinkPlan link(PlanLink message) {
        return new LinkPlan(
                message.getId(),
                message.getSource(),
                message.getSink(),
                new LinkLoad(
                        message.getBlockSizeBytes(),
                        message.getResponseSizeBytes(),
                        message.getConnections(),
                        message.getQueueDepth(),
                        message.hasRateBitsPerS() ? OptionalLong.of(message.getRateBitsPerS()) : OptionalLong.empty(),
                        message.hasTargetBytes() ? OptionalLong.of(message.getTargetBytes()) : OptionalLong.empty()),
                message.getTurn());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new PlanException(type.getSimpleName().toLowerCase(Locale.ROOT) + " must be a known one, got: "
                + PlanException.quoted(name));
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
