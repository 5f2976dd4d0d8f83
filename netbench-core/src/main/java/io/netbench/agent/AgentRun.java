package io.netbench.agent;

import io.netbench.control.AgentCoLocation;
import io.netbench.control.ControlLoop;
import io.netbench.control.PlanAssembly;
import io.netbench.control.PlanMessages;
import io.netbench.control.PreparedAnswer;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.BytesAtQuery;
import io.netbench.control.proto.BytesAtReply;
import io.netbench.control.proto.ConnectFailed;
import io.netbench.control.proto.Connected;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.CoordinatorMessage.KindCase;
import io.netbench.control.proto.Hello;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.Prepared;
import io.netbench.dataplane.AgentException;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPlane;
import io.netbench.dataplane.DataPlanes;
import io.netbench.dataplane.FutureFailures;
import io.netbench.dataplane.PreparedShare;
import io.netbench.dataplane.ShareTotals;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * An agent's part in one run, from hello to release: a script that one thread works through. However it ends, it tells
 * the coordinator why, if there is one left to tell, and frees all that it held.
 */
final class AgentRun {

    /** The longest time from a stream's begin to the release of its load, and from its drain to its release. */
    private static final long SETUP_NS = 300_000_000_000L;

    /** The largest plan of which an agent is ready to carry a part. */
    private static final int MAX_ENDPOINTS = 200_000;

    private final AgentSettings settings;
    private final long agentId;
    private final DataPlanes planes;
    private final ControlLoop loop;
    private final RunStream stream;
    private final Optional<InetAddress> reachedAt;
    private final RunLog log;
    private final long number;
    private final long setUpByNs;
    private String step = "hello";
    private DataPlane plane;
    private FlowWatch flow;
    private RunLoad load;
    private RunPlan share;
    private AgentCoLocation seat;
    private ShareTotals totals;
    private int plans;

    /**
     * @param log hears of what the run does
     * @param number of the run, by which the log knows it
     */
    AgentRun(
            AgentSettings settings,
            long agentId,
            DataPlanes planes,
            ControlLoop loop,
            RunStream stream,
            Optional<InetAddress> reachedAt,
            RunLog log,
            long number) {
        this.settings = settings;
        this.agentId = agentId;
        this.planes = planes;
        this.loop = loop;
        this.stream = stream;
        this.reachedAt = reachedAt;
        this.log = log;
        this.number = number;
        this.setUpByNs = loop.nowNs() + SETUP_NS;
    }

    /**
     * Works through the run. Never throws.
     *
     * @return why it did not come to its end; empty if it did
     */
    Optional<String> run() {
        try {
            script();
            return Optional.empty();
        } catch (LostCoordinatorException | InterruptedException lost) {
            log.lostCoordinator(number);
            return Optional.of(step + ": the coordinator is gone: " + FutureFailures.reason(lost));
        } catch (RuntimeException | OutOfMemoryError failure) {
            stream.sendError(step, FutureFailures.reason(failure));
            return Optional.of(step + ": " + FutureFailures.reason(failure));
        } finally {
            freePlane();
            stream.complete();
        }
    }

    /** What it came to, when it has been told; empty if it never was. */
    Optional<ShareTotals> totals() {
        return Optional.ofNullable(totals);
    }

    private void script() throws InterruptedException {
        Hello hello = take(KindCase.HELLO).getHello();
        new Greeting(settings, agentId).answer(hello, stream);
        if (hello.hasLeaseNs()) {
            stream.leaseLasts(hello.getLeaseNs());
        }
        step = "prepare";
        Optional<PlanHeader> next = Optional.of(take(KindCase.PLAN_HEADER).getPlanHeader());
        while (next.isPresent()) {
            next = carry(next.get());
        }
        if (stream.isReleased()) {
            return;
        }
        step = "report";
        report();
    }

    /** Carries a plan to the end of its load, or until another one comes instead, which is returned. */
    private Optional<PlanHeader> carry(PlanHeader header) throws InterruptedException {
        freePlane();
        step = "prepare";
        prepare(header);
        step = "connect";
        Optional<PlanHeader> other = connect();
        if (other.isPresent()) {
            return other;
        }
        step = "load";
        Optional<PlanHeader> another = load.run();
        // What the load has left in queues still delays words, and to wait for them costs nobody anything any more.
        stream.carries(() -> CompletableFuture.completedFuture(loop.nowNs()));
        return another;
    }

    private void freePlane() {
        try {
            if (flow != null) {
                flow.end();
            }
        } finally {
            flow = null;
            if (plane != null) {
                plane.close();
                plane = null;
            }
        }
    }

    private void prepare(PlanHeader header) throws InterruptedException {
        PlanAssembly assembly =
                new PlanAssembly(header, MAX_ENDPOINTS, settings.limits().maxConnectionEnds());
        while (!assembly.isComplete()) {
            CoordinatorMessage piece = take(KindCase.PLAN_ENDPOINTS, KindCase.PLAN_LINKS);
            if (piece.hasPlanEndpoints()) {
                assembly.add(piece.getPlanEndpoints());
            } else {
                assembly.add(piece.getPlanLinks());
            }
        }
        share = assembly.plan();
        seat = assembly.seat();
        requireOwnLinks(seat.agent());
        plans++;
        int ofPlan = plans;
        plane = planes.of(
                share,
                seat,
                assembly.secret(),
                stream.leaseNs(),
                (link, reason) -> loop.execute(() -> {
                    if (ofPlan == plans) {
                        load.linkFailed(link, reason);
                    }
                }));
        load = new RunLoad(loop, stream, plane, share, settings.limits(), setUpByNs);
        PreparedShare ready = plane.prepare();
        log.planned(number, share);
        if (log.watchesFlow()) {
            flow = new FlowWatch(loop, plane, loads -> log.flowed(number, loads));
        }
        stream.onRenewal(plane::extendLease);
        stream.carries(() -> plane == null ? CompletableFuture.completedFuture(0L) : plane.movement(allOf(share)));
        stream.send(AgentMessage.newBuilder()
                .setPrepared(Prepared.newBuilder().setAnswer(RecordCodec.encode(answer(ready)))));
    }

    private static Set<Integer> allOf(RunPlan share) {
        return share.links().stream().map(LinkPlan::id).collect(Collectors.toSet());
    }

    private PreparedAnswer answer(PreparedShare ready) {
        return new PreparedAnswer(
                ready.transport(),
                ready.loops(),
                ready.copyReason(),
                ready.choices(),
                ready.listening().stream()
                        .flatMap(address -> settings.dataPorts().announced(address, reachedAt).stream())
                        .map(DataAddresses::told)
                        .toList(),
                ready.doors(),
                ready.socket(),
                ready.tickNs(),
                ready.certificate());
    }

    private void requireOwnLinks(int agent) {
        for (LinkPlan link : share.links()) {
            if (!PlanMessages.touches(share, link, agent)) {
                throw new AgentException("link " + link.id() + " of the plan has no end at this agent");
            }
        }
    }

    /** What comes back is another plan that came instead. */
    private Optional<PlanHeader> connect() throws InterruptedException {
        DataAddresses addresses =
                new DataAddresses(share, seat, settings.dataPorts().rails());
        boolean last;
        do {
            CoordinatorMessage message = take(KindCase.CONNECT, KindCase.PLAN_HEADER);
            if (message.hasPlanHeader()) {
                return Optional.of(message.getPlanHeader());
            }
            addresses.add(message.getConnect());
            last = message.getConnect().getLast();
        } while (!last);
        long orderedNs = loop.nowNs();
        CompletableFuture<Void> connected = plane.connect(addresses::to);
        awaitUnless(connected, stream::hasNext);
        if (stream.hasNext()) {
            return Optional.of(take(KindCase.PLAN_HEADER).getPlanHeader());
        }
        if (connected.isCompletedExceptionally()) {
            stream.send(AgentMessage.newBuilder()
                    .setConnectFailed(ConnectFailed.newBuilder()
                            .setReason(FutureFailures.reasonOf(connected))
                            .setLate(FutureFailures.isLate(connected))
                            .setIncoming(FutureFailures.isIncoming(connected))));
            return Optional.of(take(KindCase.PLAN_HEADER).getPlanHeader());
        }
        stream.send(AgentMessage.newBuilder()
                .setConnected(Connected.newBuilder().setTookNs(Math.max(0, loop.nowNs() - orderedNs))));
        return Optional.empty();
    }

    private void report() throws InterruptedException {
        long byNs = loop.nowNs() + SETUP_NS;
        while (true) {
            CoordinatorMessage query = stream.next(() -> false, byNs);
            if (query == null) {
                return;
            }
            switch (query.getKindCase()) {
                case REPORT_QUERY -> {
                    await(plane.seal());
                    totals = new RunReport(stream, byNs)
                            .send(plane, load.intervalsDropped())
                            .over(load.lengthNs());
                }
                case CONNECTIONS_QUERY -> new ConnectionReport(stream, byNs).answer(plane, query.getConnectionsQuery());
                case BYTES_AT_QUERY -> answer(query.getBytesAtQuery());
                default -> {
                    // An end that crossed with the last connection's own.
                }
            }
        }
    }

    private void answer(BytesAtQuery query) {
        BytesAtReply.Builder reply = BytesAtReply.newBuilder();
        query.getInstantsList()
                .forEach(instant -> reply.addBytes(plane.bytesAt(instant.getLoad(), instant.getAfterStartNs())
                        .orElse(-1)));
        stream.send(AgentMessage.newBuilder().setBytesAtReply(reply));
    }

    /** The next message, which must be of one of these kinds. */
    private CoordinatorMessage take(KindCase... kinds) throws InterruptedException {
        CoordinatorMessage message = stream.next(() -> false, setUpByNs);
        if (message == null) {
            throw new LostCoordinatorException("the run was given up");
        }
        for (KindCase kind : kinds) {
            if (message.getKindCase() == kind) {
                return message;
            }
        }
        throw new AgentException("the coordinator sent " + message.getKindCase() + " out of turn");
    }

    private void await(CompletableFuture<Void> future) throws InterruptedException {
        awaitUnless(future, () -> false);
        try {
            future.join();
        } catch (RuntimeException failure) {
            throw FutureFailures.unwrapped(failure);
        }
    }

    /** Waits until it is done, however that may be, or {@code otherwise} holds. */
    private void awaitUnless(CompletableFuture<Void> future, BooleanSupplier otherwise) throws InterruptedException {
        future.whenComplete((done, failure) -> loop.execute(() -> {}));
        stream.await(() -> future.isDone() || stream.isReleased() || otherwise.getAsBoolean(), setUpByNs);
        if (!future.isDone() && !otherwise.getAsBoolean()) {
            throw new LostCoordinatorException("the run was given up");
        }
    }
}
