package io.netbench.control.net;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;

/** Tells a connection of its calls: of all that begin, and of those that were let in. */
final class VisitCalls {

    private final Visits visits;

    VisitCalls(Visits visits) {
        this.visits = visits;
    }

    /** Sees each call first. */
    ServerInterceptor knocking() {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                visits.of(call.getAttributes()).ifPresent(Visit::knocked);
                return next.startCall(call, headers);
            }
        };
    }

    /** Sees those calls that nothing has turned away. */
    ServerInterceptor entering() {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                Optional<Visit> visit = visits.of(call.getAttributes());
                visit.ifPresent(Visit::entered);
                return new Stay<>(next.startCall(call, headers), visit);
            }
        };
    }

    /** gRPC tells the end of each call once, in one of two ways. */
    private static final class Stay<Q> extends SimpleForwardingServerCallListener<Q> {

        private final Optional<Visit> visit;

        Stay(ServerCall.Listener<Q> call, Optional<Visit> visit) {
            super(call);
            this.visit = visit;
        }

        @Override
        public void onCancel() {
            visit.ifPresent(Visit::leaves);
            super.onCancel();
        }

        @Override
        public void onComplete() {
            visit.ifPresent(Visit::leaves);
            super.onComplete();
        }
    }
}
