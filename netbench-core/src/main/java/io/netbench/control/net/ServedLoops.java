package io.netbench.control.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.AbstractEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The event loops of others, for a server whose connections have one before it sees them: to register a connection is to
 * let it go on where it is. Its owner closes the loops; this ends nothing.
 */
final class ServedLoops extends AbstractEventExecutorGroup implements EventLoopGroup {

    private final EventLoopGroup loops;

    ServedLoops(EventLoopGroup loops) {
        this.loops = loops;
    }

    /** What serves the connection was added to it before, in tasks of its loop that come first. */
    @Override
    public ChannelFuture register(Channel channel) {
        ChannelPromise promise = channel.newPromise();
        channel.eventLoop().execute(() -> {
            FirstBytes first = channel.pipeline().get(FirstBytes.class);
            if (first != null) {
                first.goOn();
            }
            promise.trySuccess();
        });
        return promise;
    }

    @Override
    public ChannelFuture register(ChannelPromise promise) {
        return register(promise.channel());
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // the interface's own, which nobody calls
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        return register(channel);
    }

    @Override
    public EventLoop next() {
        return loops.next();
    }

    @Override
    public Iterator<EventExecutor> iterator() {
        return loops.iterator();
    }

    @Override
    public boolean isShuttingDown() {
        return loops.isShuttingDown();
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        return loops.next().newSucceededFuture(null);
    }

    @Override
    public Future<?> terminationFuture() {
        return loops.terminationFuture();
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // the interface's own, which nobody calls
    public void shutdown() {
        // The loops are not this group's to end.
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // the interface's own, which nobody calls
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return loops.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return loops.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return loops.awaitTermination(timeout, unit);
    }
}
