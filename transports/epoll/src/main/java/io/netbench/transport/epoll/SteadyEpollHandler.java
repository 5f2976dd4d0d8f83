package io.netbench.transport.epoll;

import io.netbench.transport.IoHandlerWrapper;
import io.netbench.transport.IoRegistrationWrapper;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;

/**
 * Netty's epoll handler, which keeps sockets in the epoll set that wait for nothing at the moment. Netty takes them out
 * (since <a href="https://github.com/netty/netty/pull/16689">pull request 16689</a>) but does not put them in again: when
 * a connection whose input has ended fills its send buffer after that, the write fails with ENOENT and the rest of the
 * stream is lost. It happens to a reader that answers after the other side's half-close.
 */
final class SteadyEpollHandler extends IoHandlerWrapper {

    private SteadyEpollHandler(IoHandler handler) {
        super(handler);
    }

    static IoHandlerFactory newFactory() {
        IoHandlerFactory factory = EpollIoHandler.newFactory();
        return (ThreadAwareExecutor executor) -> new SteadyEpollHandler(factory.newHandler(executor));
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return new SteadyRegistration(super.register(handle));
    }

    private static final class SteadyRegistration extends IoRegistrationWrapper {

        private SteadyRegistration(IoRegistration registration) {
            super(registration);
        }

        /** No events, but edge-triggered: an error or a hang-up, which epoll always reports, is then reported once. */
        @Override
        public long submit(IoOps ops) {
            return super.submit(ops.equals(EpollIoOps.NONE) ? EpollIoOps.EPOLLET : ops);
        }
    }
}
