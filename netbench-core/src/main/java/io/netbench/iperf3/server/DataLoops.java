package io.netbench.iperf3.server;

import io.netbench.dataplane.LoopPlacement;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The event loops that carry the data of all sessions, apart from those of control connections. Thread-safe. */
final class DataLoops implements AutoCloseable {

    /** Of a few streams the copy alone limits them; with larger reads there are fewer wake-ups. */
    static final int READ_BYTES = 1 << 20;

    private static final long CLOSE_MS = 500;

    private final EventLoopGroup group;
    private final List<DataLoop> loops = new ArrayList<>();

    DataLoops(Transport transport, LoopPlacement placement, int count) {
        group = transport.newEventLoopGroup(new LoopSettings(
                count, new DefaultThreadFactory("netbench-iperf3", true), 0, READ_BYTES, placement.busyPoll()));
        placement.apply(group);
        for (EventExecutor executor : group) {
            loops.add(new DataLoop((EventLoop) executor, loops.size()));
        }
    }

    int size() {
        return loops.size();
    }

    /** The loop that serves the fewest streams. */
    DataLoop idlest() {
        return loops.stream()
                .min(Comparator.comparingInt(loop -> loop.streams().get()))
                .orElseThrow();
    }

    /** The same, which is going to serve one more. */
    synchronized DataLoop take() {
        DataLoop idlest = idlest();
        idlest.streams().incrementAndGet();
        return idlest;
    }

    /** The one that a channel is on already, which is going to serve one stream more. */
    synchronized DataLoop takeOf(EventLoop eventLoop) {
        DataLoop own = loops.stream()
                .filter(loop -> loop.eventLoop() == eventLoop)
                .findFirst()
                .orElseThrow();
        own.streams().incrementAndGet();
        return own;
    }

    @Override
    public void close() {
        loops.forEach(loop -> loop.eventLoop().execute(loop::release));
        group.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MS);
    }
}
