package io.netbench.transport;

import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;

/** Asks for what is ready and never waits for it, so that nobody has to wake the loop: it keeps a CPU to itself. */
final class BusyIoHandler extends IoHandlerWrapper {

    private final NeverBlocking context = new NeverBlocking();

    BusyIoHandler(IoHandler handler) {
        super(handler);
    }

    @Override
    public int run(IoHandlerContext ofLoop) {
        context.ofLoop = ofLoop;
        return super.run(context);
    }

    private static final class NeverBlocking implements IoHandlerContext {

        private IoHandlerContext ofLoop;

        @Override
        public boolean canBlock() {
            return false;
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            return ofLoop.delayNanos(currentTimeNanos);
        }

        @Override
        public long deadlineNanos() {
            return ofLoop.deadlineNanos();
        }

        @Override
        public void reportActiveIoTime(long activeNanos) {
            ofLoop.reportActiveIoTime(activeNanos);
        }

        @Override
        public boolean shouldReportActiveIoTime() {
            return ofLoop.shouldReportActiveIoTime();
        }
    }
}
