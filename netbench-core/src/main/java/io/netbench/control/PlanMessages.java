package io.netbench.control;

import com.google.protobuf.ByteString;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.PlanEndpoints;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.PlanLinks;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
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
        ShareHeader header = new ShareHeader(
                plan.runId(),
                plan.seed(),
                seat,
                plan.endpoints().size(),
                endpoints.size(),
                share.size(),
                plan.loads().stream().map(LoadTerms::of).toList(),
                plan.schedule(),
                plan.data());
        stream.accept(CoordinatorMessage.newBuilder()
                .setPlanHeader(PlanHeader.newBuilder()
                        .setShare(RecordCodec.encode(header))
                        .setRunKey(ByteString.copyFrom(secret.bytes()))));
        for (List<Endpoint> piece : Pieces.of(endpoints, Protocol.PIECE_COUNT)) {
            stream.accept(CoordinatorMessage.newBuilder()
                    .setPlanEndpoints(PlanEndpoints.newBuilder().setEndpoints(RecordCodec.encodeAll(piece))));
        }
        for (List<LinkPlan> piece : Pieces.of(share, Protocol.PIECE_COUNT)) {
            stream.accept(CoordinatorMessage.newBuilder()
                    .setPlanLinks(PlanLinks.newBuilder().setLinks(RecordCodec.encodeAll(piece))));
        }
    }

    /** Whether the agent carries an end of the link. */
    public static boolean touches(RunPlan plan, LinkPlan link, int agent) {
        return plan.endpoints().get(link.source()).agent() == agent
                || plan.endpoints().get(link.sink()).agent() == agent;
    }
}
