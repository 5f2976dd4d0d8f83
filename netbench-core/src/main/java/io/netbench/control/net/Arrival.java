package io.netbench.control.net;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * By which way a call came.
 *
 * @param localSocket the address and port of this host that the peer used
 * @param peerSocket the address and port of the peer
 */
public record Arrival(InetSocketAddress localSocket, InetSocketAddress peerSocket) {

    private static final Context.Key<Arrival> KEY = Context.key("netbench-arrival");

    /** The way of the call that is being served; empty if it came from within this process. */
    public static Optional<Arrival> current() {
        return Optional.ofNullable(KEY.get());
    }

    /** The address of this host that the peer used. */
    public InetAddress local() {
        return localSocket.getAddress();
    }

    /** The address of the peer. */
    public InetAddress peer() {
        return peerSocket.getAddress();
    }

    /** Notes the way of each call. */
    static final class Recorder implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            SocketAddress local = call.getAttributes().get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR);
            SocketAddress peer = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
            if (local instanceof InetSocketAddress here && peer instanceof InetSocketAddress there) {
                Context context = Context.current().withValue(KEY, new Arrival(here, there));
                return Contexts.interceptCall(context, call, headers, next);
            }
            return next.startCall(call, headers);
        }
    }
}
