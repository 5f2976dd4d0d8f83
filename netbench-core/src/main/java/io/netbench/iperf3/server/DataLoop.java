package io.netbench.iperf3.server;

import io.netbench.traffic.connection.Payload;
import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicInteger;

/** An event loop for data, and what the sessions share that have streams on it. */
final class DataLoop {

    private static final long SEED = 0x1f3;

    private final EventLoop eventLoop;
    private final int index;
    private final AtomicInteger streams = new AtomicInteger();
    private final Payload random = new Payload(SEED);
    private final Payload digits = Payload.ofDigits();

    DataLoop(EventLoop eventLoop, int index) {
        this.eventLoop = eventLoop;
        this.index = index;
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /** Its place among the loops of the server. */
    int index() {
        return index;
    }

    /** How many streams it serves. */
    AtomicInteger streams() {
        return streams;
    }

    Payload payload(boolean repeating) {
        return repeating ? digits : random;
    }

    void release() {
        random.release();
        digits.release();
    }
}
