package io.netbench.transport;

import io.netty.channel.IoHandlerFactory;
import java.util.concurrent.ThreadFactory;

/**
 * What a transport needs to know to make its event loops.
 *
 * @param threads how many loops
 * @param threadFactory makes their threads
 * @param connections how many connections all of them will carry at most; rings and queues are sized by it
 * @param readSizeBytes the most that one read takes
 * @param busyPoll whether loops keep asking for what is ready and never sleep
 */
public record LoopSettings(
        int threads, ThreadFactory threadFactory, int connections, int readSizeBytes, boolean busyPoll) {

    public LoopSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got: " + threads);
        }
        if (connections < 0) {
            throw new IllegalArgumentException("connections must not be negative, got: " + connections);
        }
        if (readSizeBytes < 1) {
            throw new IllegalArgumentException("readSizeBytes must be at least 1, got: " + readSizeBytes);
        }
    }

    /** Loops that sleep until something is ready. */
    public LoopSettings(int threads, ThreadFactory threadFactory, int connections, int readSizeBytes) {
        this(threads, threadFactory, connections, readSizeBytes, false);
    }

    /** The I/O of such loops: what {@code sleeping} makes, which waits when there is nothing to do. */
    public IoHandlerFactory handlers(IoHandlerFactory sleeping) {
        return busyPoll ? executor -> new BusyIoHandler(sleeping.newHandler(executor)) : sleeping;
    }
}
