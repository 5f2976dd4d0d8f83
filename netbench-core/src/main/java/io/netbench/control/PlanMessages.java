package io.netbench.control;

import com.google.protobuf.ByteString;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.PlanData;
import io.netbench.control.proto.PlanEndpoint;
import io.netbench.control.proto.PlanEndpoints;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.PlanLink;
import io.netbench.control.proto.PlanLinks;
import io.netbench.control.proto.PlanLoad;
import io.netbench.control.proto.PlanSchedule;
import io.netbench.plan.DataPlan;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** An agent's share of a plan as messages: a header, then endpoints and links in pieces. */
public final class PlanMessages {

    private PlanMessages() {}

    /**
     * Sends what an agent needs: the links that it carries an end of, and the endpoints of those.
     *
     * @param plan the whole plan
     * @param share those of its links that are to run and have an end at the agent
     * @param seat of the agent
     */
    public static void send(
            RunPlan plan,
            List<LinkPlan> share,
            AgentCoLocation seat,
            RunSecret secret,
            Consumer<CoordinatorMessage.Builder> stream) {
        List<Endpoint> endpoints = share.stream()
                .flatMapToInt(link -> IntStream.of(link.source(), link.sink()))
                .distinct()
                .sorted()
                .mapToObj(plan.endpoints()::get)
                .toList();
        stream.accept(CoordinatorMessage.newBuilder()
                .setPlanHeader(PlanHeader.newBuilder()
                        .setRunId(plan.runId())
                        .setSeed(plan.seed())
                        .setRunKey(ByteString.copyFrom(secret.bytes()))
                        .setAgent(seat.agent())
                        .setAgentsOnMachine(seat.agentsOnMachine())
                        .setPeersAreLocal(seat.peersAreLocal())
                        .setTotalEndpoints(plan.endpoints().size())
                        .setEndpoints(endpoints.size())
                        .setLinks(share.size())
                        .setLoad(load(plan.loads().get(0)))
                        .setSchedule(schedule(plan.schedule()))
                        .setData(data(plan.data()))));
        for (List<Endpoint> piece : Pieces.of(endpoints, Protocol.PIECE_COUNT)) {
            PlanEndpoints.Builder message = PlanEndpoints.newBuilder();
            piece.forEach(endpoint -> message.addEndpoints(endpoint(endpoint)));
            stream.accept(CoordinatorMessage.newBuilder().setPlanEndpoints(message));
        }
        for (List<LinkPlan> piece : Pieces.of(share, Protocol.PIECE_COUNT)) {
            PlanLinks.Builder message = PlanLinks.newBuilder();
            piece.forEach(link -> message.addLinks(link(link)));
            stream.accept(CoordinatorMessage.newBuilder().setPlanLinks(message));
        }
    }

    /** Whether the agent carries an end of the link. */
    public static boolean touches(RunPlan plan, LinkPlan link, int agent) {
        return plan.endpoints().get(link.source()).agent() == agent
                || plan.endpoints().get(link.sink()).agent() == agent;
    }

    private static PlanLoad load(Load load) {
        PlanLoad.Builder message = PlanLoad.newBuilder()
                .setPattern(load.pattern().name())
                .setMode(load.mode().name())
                .setTopology(load.topology().name())
                .setBarrier(load.barrier())
                .setArrivalPhase(load.arrivalPhase().name());
        load.rounds().ifPresent(message::setRounds);
        return message.build();
    }

    private static PlanSchedule schedule(Schedule schedule) {
        PlanSchedule.Builder message = PlanSchedule.newBuilder()
                .setWarmupNs(schedule.warmupNs())
                .setTickNs(schedule.tickNs())
                .setIntervalNs(schedule.intervalNs())
                .setDrainNs(schedule.drainNs())
                .setRoundNs(schedule.roundNs())
                .setConnectNs(schedule.connectNs());
        schedule.durationNs().ifPresent(message::setDurationNs);
        return message.build();
    }

    private static PlanData data(DataPlan data) {
        SocketPlan socket = data.socket();
        PlanData.Builder message = PlanData.newBuilder()
                .setTransport(data.transport())
                .setVerify(data.verify())
                .setZeroCopy(data.zeroCopy());
        data.threads().ifPresent(message::setThreads);
        socket.sendBufferBytes().ifPresent(message::setSendBufferBytes);
        socket.receiveBufferBytes().ifPresent(message::setReceiveBufferBytes);
        socket.maxSegmentBytes().ifPresent(message::setMaxSegmentBytes);
        socket.congestionControl().ifPresent(message::setCongestionControl);
        socket.dscp().ifPresent(message::setDscp);
        return message.build();
    }

    private static PlanEndpoint endpoint(Endpoint endpoint) {
        return PlanEndpoint.newBuilder()
                .setId(endpoint.id())
                .setName(endpoint.name())
                .setAgent(endpoint.agent())
                .build();
    }

    private static PlanLink link(LinkPlan link) {
        PlanLink.Builder message = PlanLink.newBuilder()
                .setId(link.id())
                .setSource(link.source())
                .setSink(link.sink())
                .setBlockSizeBytes(link.load().blockSizeBytes())
                .setResponseSizeBytes(link.load().responseSizeBytes())
                .setConnections(link.load().connections())
                .setQueueDepth(link.load().queueDepth())
                .setTurn(link.turn());
        link.load().rateBitsPerS().ifPresent(message::setRateBitsPerS);
        link.load().targetBytes().ifPresent(message::setTargetBytes);
        return message.build();
    }
}
