package io.netbench.transport.iouring;

import io.netbench.transport.IoHandlerWrapper;
import io.netbench.transport.IoRegistrationWrapper;
import io.netty.channel.Channel;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ThreadAwareExecutor;

/** A handler of io_uring whose channels can be told to leave what they receive to the kernel, which throws it away. */
final class DiscardingHandler extends IoHandlerWrapper {

    private static final AttributeKey<DiscardingRegistration> REGISTRATION =
            AttributeKey.valueOf(DiscardingHandler.class, "registration");

    private DiscardingHandler(IoHandler handler) {
        super(handler);
    }

    static IoHandlerFactory factory(IoHandlerFactory ofHandlers) {
        return (ThreadAwareExecutor executor) -> new DiscardingHandler(ofHandlers.newHandler(executor));
    }

    /**
     * From now on the channel's reads throw away what they take, and handlers get buffers of the right length with
     * something in them. A read that the kernel already has still copies. Called on the channel's event loop.
     */
    static void discardReceived(Channel channel) {
        channel.attr(REGISTRATION).get().discarding = true;
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        DiscardingRegistration registration = new DiscardingRegistration(super.register(handle));
        if (handle instanceof Channel.Unsafe channel) {
            channel.voidPromise().channel().attr(REGISTRATION).set(registration);
        }
        return registration;
    }

    /** What one channel asks of the ring. Owned by the channel's event loop. */
    private static final class DiscardingRegistration extends IoRegistrationWrapper {

        private boolean discarding;

        private DiscardingRegistration(IoRegistration registration) {
            super(registration);
        }

        @Override
        public long submit(IoOps operation) {
            return super.submit(discarding ? Truncation.of(operation) : operation);
        }
    }
}
