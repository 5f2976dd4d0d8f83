package io.netbench.iperf3.server;

import io.netbench.dataplane.FutureFailures;
import io.netbench.iperf3.wire.DatagramStamp;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.traffic.connection.ChannelWire;
import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.ConnectionMaker;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.HubBarriers;
import io.netbench.traffic.connection.Side;
import io.netbench.traffic.datagram.DatagramFlows;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.DatagramReceiveMemory;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.LateReceiveMemory;
import io.netbench.transport.ReusedReceiveMemory;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The data connections of one session on the event loops for data. Thread-safe after {@link #open}. */
final class SessionLoad implements TestLoad {

    private final Iperf3Settings settings;
    private final SessionPlan plan;
    private final DataLoops loops;
    private final RunRecorders recorders;
    private final ConnectionMaker maker;
    private final DatagramFlows flows;
    private final StreamOptionsSetter options;
    private final Consumer<String> onFailure;
    private final Map<DataLoop, SessionLoop> used = new HashMap<>();
    private volatile LoadWindow window;
    private volatile Optional<String> congestion = Optional.empty();
    private volatile boolean isOver;
    private CompletableFuture<StreamFigures> ending;

    /**
     * The streams of a session, none of which is there yet.
     *
     * @param onWarning hears of what a client asked for and does not get
     * @param onFailure hears of a stream that broke while the load went on
     */
    SessionLoad(
            Iperf3Settings settings,
            SessionPlan plan,
            DataLoops loops,
            Consumer<String> onWarning,
            Consumer<String> onFailure) {
        this.settings = settings;
        this.plan = plan;
        this.loops = loops;
        this.onFailure = onFailure;
        recorders = new RunRecorders(plan.plan(), SessionPlan.SERVER, loops.size(), settings.clock());
        maker = new ConnectionMaker(settings.transport(), new HubBarriers(plan.plan(), Set.of(), settings.clock()));
        flows = new DatagramFlows(settings.transport());
        Set<String> told = ConcurrentHashMap.newKeySet();
        options = new StreamOptionsSetter(settings.transport(), plan.parameters(), text -> {
            if (told.add(text)) {
                onWarning.accept(text);
            }
        });
    }

    @Override
    public CompletableFuture<Void> open(List<DataArrival> inOrder) {
        List<ConnectionPlan> ends = plan.ends();
        List<CompletableFuture<Void>> opened = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            DataArrival arrival = inOrder.get(i);
            DataLoop on =
                    arrival.flow().isPresent() ? loops.takeOf(arrival.channel().eventLoop()) : loops.take();
            SessionLoop loop = used.computeIfAbsent(on, this::newLoop);
            loop.expect();
            ConnectionPlan end = ends.get(i);
            opened.add(arrival.flow()
                    .map(flow -> takeUp(flow, loop, end))
                    .orElseGet(() -> move(arrival.channel(), loop, end)));
        }
        return CompletableFuture.allOf(opened.toArray(CompletableFuture<?>[]::new));
    }

    /** A flow is on its event loop already. One that can't be taken up is closed: nobody else knows of it any more. */
    private CompletableFuture<Void> takeUp(DatagramSocket flow, SessionLoop loop, ConnectionPlan end) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        carry(flow, loop, end);
                    } catch (RuntimeException | Error refused) {
                        flow.channel().close();
                        throw refused;
                    }
                },
                flow.channel().eventLoop());
    }

    private void carry(DatagramSocket flow, SessionLoop loop, ConnectionPlan end) {
        DatagramChannel channel = flow.channel();
        if (channel.config().getRecvByteBufAllocator() instanceof LateReceiveMemory late) {
            // One byte more than there may be, so that a longer one shows.
            late.become(
                    DatagramReceiveMemory.of(channel, (int) end.link().load().blockSizeBytes() + 1));
        }
        List<AppliedOption> applied = new ArrayList<>(flow.options());
        applied.addAll(options.applyToFlow(channel));
        DatagramSocket set = new DatagramSocket(channel, applied, flow.coalesces());
        DatagramStamp stamp = new DatagramStamp(plan.parameters().options().counters64());
        loop.add(
                end.side() == Side.SOURCE
                        ? flows.source(end, loop, set, stamp, CompletableFuture.completedFuture(null))
                        : flows.sink(end, loop, set, stamp, true));
        channel.config().setAutoRead(true);
    }

    private SessionLoop newLoop(DataLoop loop) {
        return new SessionLoop(
                loop, recorders, settings.clock(), plan.parameters().options().repeatingPayload(), onFailure);
    }

    private CompletableFuture<Void> move(Channel channel, SessionLoop loop, ConnectionPlan end) {
        CompletableFuture<Void> moved = new CompletableFuture<>();
        channel.eventLoop()
                .execute(() -> channel.deregister()
                        .addListener(left -> loop.eventLoop().register(channel).addListener(joined -> {
                            if (joined.isSuccess()) {
                                settle(channel, loop, end, moved);
                            } else {
                                channel.unsafe().closeForcibly();
                                moved.completeExceptionally(joined.cause());
                            }
                        })));
        return moved;
    }

    private void settle(Channel channel, SessionLoop loop, ConnectionPlan end, CompletableFuture<Void> moved) {
        try {
            if (channel.config().getRecvByteBufAllocator() instanceof LateReceiveMemory late) {
                late.become(new ReusedReceiveMemory(DataLoops.READ_BYTES));
            }
            List<AppliedOption> applied = options.apply(channel);
            congestion = settings.transport().congestionControl(channel);
            ChannelWire wire = maker.make(end, loop, (SocketChannel) channel, applied);
            channel.pipeline().addLast(wire);
            Connection connection = wire.connection();
            loop.add(connection);
            channel.config().setAutoRead(true);
            moved.complete(null);
        } catch (RuntimeException refused) {
            channel.close();
            moved.completeExceptionally(refused);
        }
    }

    @Override
    public CompletableFuture<Void> prepare(long startNs) {
        LoadWindow all = new LoadWindow(startNs, startNs + plan.omitNs(), Long.MAX_VALUE, false);
        window = all;
        recorders.sampler().arm(all);
        return onEach(loop -> {
                    loop.prepare(all);
                    return null;
                })
                .thenApply(done -> null);
    }

    @Override
    public void release() {
        LoadWindow all = window;
        // What is sent is held back until the client is ready for it, and is not to be made up for then.
        long nowNs = settings.clock().nanoTime();
        Optional<LoadWindow> ofSources = plan.isOfDatagrams()
                ? Optional.of(new LoadWindow(nowNs, Math.max(nowNs, all.measureFromNs()), all.measureToNs(), false))
                : Optional.empty();
        used.values().forEach(loop -> loop.execute(() -> loop.release(all, ofSources)));
    }

    @Override
    public void tick() {
        if (window != null && !isOver) {
            recorders.sampler().sample();
        }
    }

    @Override
    public CompletableFuture<Movement> movement() {
        return onEach(SessionLoop::movement).thenApply(all -> all.stream().reduce(new Movement(0, 0), Movement::with));
    }

    @Override
    public synchronized CompletableFuture<StreamFigures> end() {
        if (ending == null) {
            ending = FutureFailures.attempt(this::endNow);
        }
        return ending;
    }

    private CompletableFuture<StreamFigures> endNow() {
        isOver = true;
        long endNs = settings.clock().nanoTime();
        recorders.sampler().endWindow(endNs);
        return onEachLater(loop -> loop.end(endNs))
                .whenComplete((ofLoops, failure) -> recorders.sampler().close())
                .thenApply(ofLoops -> figures(ofLoops, endNs));
    }

    private StreamFigures figures(List<List<ConnectionFigures>> ofLoops, long endNs) {
        LoadWindow all = window;
        List<ConnectionFigures> streams = new ArrayList<>();
        ofLoops.forEach(streams::addAll);
        // Of both directions those come first that the client sends on.
        streams.sort(Comparator.comparing(ConnectionFigures::source).thenComparing(ConnectionFigures::index));
        return new StreamFigures(
                plan,
                recorders,
                streams,
                all == null ? endNs : all.startNs(),
                all == null ? endNs : all.measureFromNs(),
                endNs,
                congestion);
    }

    private <T> CompletableFuture<List<T>> onEach(Function<SessionLoop, T> task) {
        return onEachLater(loop -> CompletableFuture.completedFuture(task.apply(loop)));
    }

    private <T> CompletableFuture<List<T>> onEachLater(Function<SessionLoop, CompletableFuture<T>> task) {
        List<CompletableFuture<T>> each = used.values().stream()
                .map(loop -> CompletableFuture.supplyAsync(() -> task.apply(loop), loop.eventLoop())
                        .thenCompose(later -> later))
                .toList();
        return CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> each.stream().map(CompletableFuture::join).toList());
    }
}
