package io.netbench.traffic;

import io.netbench.time.Deadline;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.SocketOptionException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Opens the connections of an agent's clients: a bounded number at a time, so that neither a server's backlog nor the
 * kernel's is overrun, each on the event loop whose turn it is. The first that fails fails them all.
 */
final class Connector {

    /** The most connects under way at a time. */
    static final int MAX_OUTSTANDING = 128;

    private final TrafficRun run;
    private final TrafficSetup setup;
    private final Function<ConnectionPlan, InetSocketAddress> addressOf;
    private final Deadline deadline;
    private final Queue<ConnectionPlan> waiting;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<EventLoop> loops;
    private int nextLoop;
    private int unfinished;

    Connector(
            TrafficRun run,
            TrafficSetup setup,
            List<EventLoop> loops,
            List<ConnectionPlan> plans,
            Function<ConnectionPlan, InetSocketAddress> addressOf,
            Deadline deadline) {
        this.run = run;
        this.setup = setup;
        this.loops = loops;
        this.addressOf = addressOf;
        this.deadline = deadline;
        waiting = new ArrayDeque<>(plans);
        unfinished = plans.size();
    }

    CompletableFuture<Void> connect() {
        if (unfinished == 0) {
            done.complete(null);
        }
        for (int i = 0; i < MAX_OUTSTANDING; i++) {
            connectNext();
        }
        return done;
    }

    private void connectNext() {
        ConnectionPlan plan;
        EventLoop loop;
        synchronized (this) {
            plan = done.isDone() ? null : waiting.poll();
            if (plan == null) {
                return;
            }
            loop = loops.get(nextLoop++ % loops.size());
        }
        InetSocketAddress address = addressOf.apply(plan);
        if (deadline.isOver()) {
            failed(address, new TrafficException("not connected before the deadline of --connect-timeout"));
            return;
        }
        Promise<Void> established = loop.newPromise();
        established.addListener(future -> {
            if (future.isSuccess()) {
                succeeded();
            } else {
                failed(address, future.cause());
            }
        });
        open(plan, loop, address, established);
    }

    private void open(ConnectionPlan plan, EventLoop loop, InetSocketAddress address, Promise<Void> established) {
        List<AppliedOption> options = new ArrayList<>();
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channelFactory(() -> {
                    SocketChannel channel = setup.transport().clientChannels().newChannel();
                    try {
                        options.addAll(setup.transport()
                                .apply(channel, setup.share().data().socket()));
                    } catch (SocketOptionException refused) {
                        channel.unsafe().closeForcibly();
                        throw refused;
                    }
                    return channel;
                })
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, deadline.remainingMillis()))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        run.configure(channel);
                        channel.pipeline().addLast(new ConnectHandler(run, plan, options, deadline, established));
                    }
                });
        ChannelFuture connecting = bootstrap.connect(address);
        connecting.addListener(future -> {
            if (!future.isSuccess()) {
                established.tryFailure(future.cause());
            }
        });
    }

    private void succeeded() {
        boolean last;
        synchronized (this) {
            last = --unfinished == 0;
        }
        if (last) {
            done.complete(null);
        } else {
            connectNext();
        }
    }

    private void failed(InetSocketAddress address, Throwable cause) {
        done.completeExceptionally(
                new TrafficException("connect to " + SocketFailure.text(address) + ": " + SocketFailure.reason(cause)));
    }
}
