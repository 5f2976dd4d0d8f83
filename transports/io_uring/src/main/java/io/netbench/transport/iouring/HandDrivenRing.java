package io.netbench.transport.iouring;

import io.netty.channel.IoEvent;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.uring.IoUringIoEvent;
import io.netty.channel.uring.IoUringIoHandle;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A small ring without an event loop, for one operation at a time. Owned by the thread that opened it. */
final class HandDrivenRing implements AutoCloseable {

    /** {@code IORING_OP_ASYNC_CANCEL}. */
    private static final byte CANCEL = 14;

    private static final int SIZE = 8;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final IoHandler handler;
    private final Completion completion = new Completion();
    private final IoRegistration registration;

    private HandDrivenRing(IoHandler handler) throws Exception {
        this.handler = handler;
        registration = handler.register(completion);
    }

    /** @throws IllegalStateException if the kernel gives none */
    static HandDrivenRing open() {
        try {
            IoHandler handler = IoUringIoHandler.newFactory(new IoUringIoHandlerConfig().setRingSize(SIZE))
                    .newHandler(new OpeningThread());
            handler.initialize();
            return new HandDrivenRing(handler);
        } catch (Exception refused) {
            throw new IllegalStateException("no ring", refused);
        }
    }

    /**
     * Hands an operation to the kernel and waits for its completion.
     *
     * @return what the kernel returned; empty if the deadline passed
     */
    OptionalInt run(IoOps operation, long deadlineNs) {
        completion.result = OptionalInt.empty();
        long id = registration.submit(operation);
        handler.run(NotWaiting.INSTANCE);
        while (completion.result.isEmpty() && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(PAUSE_NS);
            handler.run(NotWaiting.INSTANCE);
        }
        OptionalInt result = completion.result;
        if (result.isEmpty()) {
            registration.submit(cancelOf(id));
        }
        return result;
    }

    /** Waits for what is still out, which was cancelled. */
    @Override
    public void close() {
        handler.prepareToDestroy();
        handler.destroy();
    }

    private static IoOps cancelOf(long id) {
        byte flags = 0;
        short zero = 0;
        return new IoUringIoOps(CANCEL, flags, zero, -1, 0, id, 0, 0, 0L, zero, zero, 0, 0);
    }

    private static final class Completion implements IoUringIoHandle {

        private OptionalInt result = OptionalInt.empty();

        @Override
        public void handle(IoRegistration registration, IoEvent event) {
            result = OptionalInt.of(((IoUringIoEvent) event).res());
        }

        @Override
        public void close() {}
    }

    private static final class OpeningThread implements ThreadAwareExecutor {

        private final Thread thread = Thread.currentThread();

        @Override
        public boolean isExecutorThread(Thread other) {
            return other == thread;
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    private enum NotWaiting implements IoHandlerContext {
        INSTANCE;

        @Override
        public boolean canBlock() {
            return false;
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            return 0;
        }

        @Override
        public long deadlineNanos() {
            return System.nanoTime();
        }
    }
}
