package io.netbench.control;

import io.grpc.stub.CallStreamObserver;
import java.util.function.BooleanSupplier;

/**
 * The sending side of a control stream. Thread-safe: heartbeats, answers to pings and the run's own messages come from
 * different threads. After the stream has ended, sending is without effect: its end is heard on the receiving side.
 *
 * @param <M> the message that this side sends
 */
public final class ControlStream<M> {

    private final CallStreamObserver<M> observer;
    private boolean ended;

    public ControlStream(CallStreamObserver<M> observer) {
        this.observer = observer;
    }

    /** Sends a message, whether the transport is ready or holds it for later. */
    public synchronized void send(M message) {
        if (!ended) {
            try {
                observer.onNext(message);
            } catch (IllegalStateException closedByPeer) {
                ended = true;
            }
        }
    }

    /** Whether a message would go out at once. An ended stream takes everything, and sends nothing. */
    public synchronized boolean isReady() {
        return ended || observer.isReady();
    }

    /** Ends this side in good order. */
    public synchronized void complete() {
        if (!ended) {
            ended = true;
            try {
                observer.onCompleted();
            } catch (IllegalStateException closedByPeer) {
                return;
            }
        }
    }

    /** Breaks the stream: the other side hears {@code error}. */
    public synchronized void fail(Throwable error) {
        if (!ended) {
            ended = true;
            try {
                observer.onError(error);
            } catch (IllegalStateException closedByPeer) {
                return;
            }
        }
    }

    /** What a loop waits for before it sends a large piece. */
    public BooleanSupplier ready() {
        return this::isReady;
    }
}
