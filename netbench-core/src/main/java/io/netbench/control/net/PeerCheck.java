package io.netbench.control.net;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.netbench.plan.AllowedPeers;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** Turns away calls from addresses that are not allowed. */
final class PeerCheck implements ServerInterceptor {

    private final AllowedPeers allowed;
    private final Consumer<Refusal> listener;

    /** @param listener hears of each that is turned away */
    PeerCheck(AllowedPeers allowed, Consumer<Refusal> listener) {
        this.allowed = allowed;
        this.listener = listener;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress peer
                && allowed.allows(peer.getAddress())) {
            return next.startCall(call, headers);
        }
        listener.accept(Refusal.ADDRESS);
        call.close(
                Status.PERMISSION_DENIED.withDescription(
                        "the {agent}'s --allow-peers does not name this coordinator, or the"
                                + " {agent} has no token to be shown by it"),
                new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
