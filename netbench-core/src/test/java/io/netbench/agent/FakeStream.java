package io.netbench.agent;

import io.grpc.stub.ServerCallStreamObserver;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.AgentMessage.KindCase;
import java.util.ArrayList;
import java.util.List;

/** The sending side of a stream that keeps what it was given. */
final class FakeStream extends ServerCallStreamObserver<AgentMessage> {

    private final List<AgentMessage> sent = new ArrayList<>();
    private boolean ready = true;
    private boolean completed;
    private int requested;
    private Runnable onReady = () -> {};
    private Runnable onCancel = () -> {};

    /** Messages of one kind, in order. */
    List<AgentMessage> sent(KindCase kind) {
        return sent.stream().filter(message -> message.getKindCase() == kind).toList();
    }

    boolean isCompleted() {
        return completed;
    }

    /** Takes messages at once again, or no more. */
    void takes(boolean newReady) {
        ready = newReady;
        if (newReady) {
            onReady.run();
        }
    }

    /** Breaks, as it does when the coordinator dies. */
    void breaks() {
        onCancel.run();
    }

    @Override
    public void onNext(AgentMessage message) {
        sent.add(message);
    }

    @Override
    public void onError(Throwable error) {
        completed = true;
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
        onReady = handler;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        onCancel = handler;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setCompression(String compression) {}

    @Override
    public void disableAutoRequest() {}

    @Override
    public void disableAutoInboundFlowControl() {}

    /** How many messages it has asked the coordinator for. */
    int requested() {
        return requested;
    }

    @Override
    public void request(int count) {
        requested += count;
    }

    @Override
    public void setMessageCompression(boolean enable) {}
}
