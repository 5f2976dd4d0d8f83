package io.netbench.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import org.junit.jupiter.api.Test;

class BusyIoHandlerTest {

    @Test
    void shouldNeverLetTheHandlerWait() {
        Recording sleeping = new Recording();
        assertEquals(3, new BusyIoHandler(sleeping).run(new Idle()));
        assertFalse(sleeping.mayBlock, "the handler was allowed to wait");
        assertEquals(42, sleeping.deadlineNs);
    }

    /** A loop with nothing to do. */
    private static final class Idle implements IoHandlerContext {

        @Override
        public boolean canBlock() {
            return true;
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            return 1_000_000_000L;
        }

        @Override
        public long deadlineNanos() {
            return 42;
        }
    }

    private static final class Recording implements IoHandler {

        private boolean mayBlock = true;
        private long deadlineNs;

        @Override
        public int run(IoHandlerContext context) {
            mayBlock = context.canBlock();
            deadlineNs = context.deadlineNanos();
            return 3;
        }

        @Override
        public IoRegistration register(IoHandle handle) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void wakeup() {}

        @Override
        public boolean isCompatible(Class<? extends IoHandle> handleType) {
            return true;
        }
    }
}
