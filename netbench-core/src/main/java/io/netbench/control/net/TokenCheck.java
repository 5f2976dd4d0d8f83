package io.netbench.control.net;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.netbench.text.Property;

/** Turns away calls that don't show the token, before any of their messages is read. */
final class TokenCheck implements ServerInterceptor {

    private final AccessToken token;

    TokenCheck(AccessToken token) {
        this.token = token;
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

    private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, String reason) {
        call.close(Status.UNAUTHENTICATED.withDescription(reason), new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
