package io.netbench.control.net;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/** Shows the token with each call. */
final class TokenHeader implements ClientInterceptor {

    static final Metadata.Key<String> KEY = Metadata.Key.of("netbench-token", Metadata.ASCII_STRING_MARSHALLER);

    private final AccessToken token;

    TokenHeader(AccessToken token) {
        this.token = token;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                headers.put(KEY, token.text());
                super.start(listener, headers);
            }
        };
    }
}
