package io.netbench.traffic;

import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.ConnectionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** All event loops of a run: has each do something, asks all for what their connections know, and evens out their work. Thread-safe. */
final class RunLoops {

    private final List<TrafficLoop> loops;

    RunLoops(List<TrafficLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    int size() {
        return loops.size();
    }

    TrafficLoop first() {
        return loops.get(0);
    }

    /** Has each loop do {@code task}, later. */
    void execute(Consumer<TrafficLoop> task) {
        loops.forEach(loop -> loop.execute(() -> task.accept(loop)));
    }

    /** Has each loop do {@code task}; completes when all have. */
    CompletableFuture<Void> onEach(Consumer<TrafficLoop> task) {
        CompletableFuture<?>[] done = loops.stream()
                .map(loop -> CompletableFuture.runAsync(() -> task.accept(loop), loop.eventLoop()))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(done);
    }

    /** Moves connections from loops that limit them to others that idle; tells how many. */
    CompletableFuture<Integer> balance(double[] busy) {
        List<Map<ConnectionId, Long>> work = new ArrayList<>(Collections.nCopies(loops.size(), Map.of()));
        return onEach(loop -> {
                    synchronized (work) {
                        work.set(loop.index(), loop.work());
                    }
                })
                .thenApply(done -> {
                    List<LoopBalance.Move> moves;
                    synchronized (work) {
                        moves = LoopBalance.moves(busy, work);
                    }
                    move(moves);
                    return moves.size();
                });
    }

    /** Moves connections, with each end that is on the loop that they leave. */
    void move(List<LoopBalance.Move> moves) {
        for (TrafficLoop from : loops) {
            Map<ConnectionId, TrafficLoop> targets = new HashMap<>();
            moves.stream()
                    .filter(move -> move.from() == from.index())
                    .forEach(move -> targets.put(move.connection(), loops.get(move.to())));
            from.execute(() -> from.move(targets));
        }
    }

    /** How far the connections have drained, but for those that were lost. */
    CompletableFuture<Quiet> quiet() {
        long[] bytes = new long[2];
        int[] busy = new int[1];
        return onEach(loop -> {
                    synchronized (bytes) {
                        for (Connection connection : loop.connections()) {
                            if (connection.isLost()) {
                                continue;
                            }
                            connection.notesQuiet();
                            bytes[connection.isSink ? 1 : 0] += connection.balancedBytes();
                            busy[0] += connection.isBusy() ? 1 : 0;
                        }
                    }
                })
                .thenApply(done -> {
                    synchronized (bytes) {
                        return new Quiet(bytes[0], bytes[1], busy[0]);
                    }
                });
    }

    /** What has flowed of each load, over connections that were lost since too. */
    CompletableFuture<List<LoadFlow>> flow() {
        Map<Integer, LoadFlow> byLoad = new ConcurrentHashMap<>();
        return onEach(loop -> flowOf(loop).forEach((load, flow) -> byLoad.merge(load, flow, LoadFlow::plus)))
                .thenApply(done -> List.copyOf(byLoad.values()));
    }

    /** Without a new record for each connection: a loop may have very many of them, and its load goes on. */
    private static Map<Integer, LoadFlow> flowOf(TrafficLoop loop) {
        Map<Integer, long[]> bytes = new HashMap<>();
        for (Connection connection : loop.connections()) {
            long[] ofLoad = bytes.computeIfAbsent(connection.plan.link().loadId(), load -> new long[2]);
            ofLoad[connection.isSink ? 1 : 0] += connection.payloadBytes();
        }
        Map<Integer, LoadFlow> flows = new HashMap<>();
        bytes.forEach((load, sums) -> flows.put(load, new LoadFlow(load, sums[0], sums[1])));
        return flows;
    }

    /** A figure that grows with every byte that moves on these links. */
    CompletableFuture<Long> movement(Set<Integer> links) {
        AtomicLong mark = new AtomicLong();
        return onEach(loop -> mark.addAndGet(loop.connections().stream()
                        .filter(connection ->
                                links.contains(connection.plan.link().id()))
                        .mapToLong(Connection::movedBytes)
                        .sum()))
                .thenApply(done -> mark.get());
    }

    /** The sources, by link, as the latest sample saw them. */
    CompletableFuture<Map<Integer, SourceTcp>> sources() {
        Map<Integer, SourceTcp> byLink = new ConcurrentHashMap<>();
        return onEach(loop -> loop.connections().stream()
                        .filter(connection -> !connection.isSink)
                        .forEach(connection -> byLink.merge(
                                connection.plan.link().id(), SourceTcp.of(connection.tcpInfo()), SourceTcp::with)))
                .thenApply(done -> byLink);
    }

    /** Every end of a connection, as the latest sample saw it. */
    CompletableFuture<List<StreamSample>> streams() {
        List<StreamSample> samples = new ArrayList<>();
        return onEach(loop -> {
                    synchronized (samples) {
                        loop.connections()
                                .forEach(connection -> samples.add(new StreamSample(
                                        connection.plan.link().id(),
                                        connection.plan.index(),
                                        connection.isSink,
                                        connection.payloadBytes(),
                                        SourceTcp.of(connection.tcpInfo()))));
                    }
                })
                .thenApply(done -> samples);
    }

    /** How far each end of a connection has come by now. */
    CompletableFuture<List<StreamProgress>> progress() {
        List<StreamProgress> ends = new ArrayList<>();
        return onEach(loop -> {
                    synchronized (ends) {
                        loop.connections()
                                .forEach(connection -> ends.add(new StreamProgress(
                                        connection.plan.link().id(),
                                        connection.plan.index(),
                                        connection.isSink,
                                        connection.payloadBytes(),
                                        connection.isEnding(),
                                        connection.isSink ? OptionalLong.empty() : connection.acknowledgedBytes())));
                    }
                })
                .thenApply(done -> ends);
    }

    /** Every end of a connection, when it is over. */
    CompletableFuture<List<ConnectionFigures>> figures() {
        List<ConnectionFigures> figures = new ArrayList<>();
        return onEach(loop -> {
                    synchronized (figures) {
                        loop.connections().forEach(connection -> figures.add(connection.figures()));
                    }
                })
                .thenApply(done -> figures);
    }
}
