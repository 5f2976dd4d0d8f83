package io.netbench.control.net;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.netbench.text.Property;
import java.util.function.Consumer;

/** Turns away calls that don't show the token, before any of their messages is read. */
final class TokenCheck implements ServerInterceptor {

    private final AccessToken token;
    private final Consumer<Refusal> listener;

    /** @param listener hears of each that is turned away */
    TokenCheck(AccessToken token, Consumer<Refusal> listener) {
        this.token = token;
        this.listener = listener;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String shown = headers.get(TokenHeader.KEY);
        if (shown == null) {
            return refuse(call, "it wants a token; give " + Property.TOKEN_FILE + ", or NETBENCH_TOKEN");
        }
        if (!token.matches(shown)) {
            return refuse(call, "the token is not that of the {agent}; give both the same");
        }
        return next.startCall(call, headers);
    }

    private <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, String reason) {
        listener.accept(Refusal.TOKEN);
        call.close(Status.UNAUTHENTICATED.withDescription(reason), new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
