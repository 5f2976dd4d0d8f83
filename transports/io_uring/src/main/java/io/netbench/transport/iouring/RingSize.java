package io.netbench.transport.iouring;

import io.netbench.transport.LoopSettings;
import io.netty.channel.uring.IoUringIoHandlerConfig;

/**
 * Entries of one event loop's ring.
 *
 * @param submissions operations that are handed to the kernel in one call; more of them cost another call
 * @param completions operations that may be complete at once; more of them overflow, which is slow
 */
record RingSize(int submissions, int completions) {

    private static final int MIN_SUBMISSIONS = 128;
    private static final int MAX_SUBMISSIONS = 4096;
    private static final int MIN_COMPLETIONS = 4096;

    /** The kernel's limit, {@code IORING_MAX_CQ_ENTRIES}. */
    private static final int MAX_COMPLETIONS = 65_536;

    /** What a connection may have complete at once: a poll for input, one for the peer's end, a read and a write. */
    private static final int COMPLETIONS_PER_CONNECTION = 4;

    /** As large as the connections of one loop need it. */
    static RingSize of(LoopSettings settings) {
        int perLoop = (settings.connections() + settings.threads() - 1) / settings.threads();
        return new RingSize(
                powerOfTwo(perLoop, MIN_SUBMISSIONS, MAX_SUBMISSIONS),
                powerOfTwo((long) COMPLETIONS_PER_CONNECTION * perLoop, MIN_COMPLETIONS, MAX_COMPLETIONS));
    }

    IoUringIoHandlerConfig config() {
        return new IoUringIoHandlerConfig().setRingSize(submissions).setCqSize(completions);
    }

    /** The least power of two that is not below {@code atLeast}, within limits that are powers of two. */
    private static int powerOfTwo(long atLeast, int min, int max) {
        if (atLeast <= min) {
            return min;
        }
        return (int) Math.min(max, Long.highestOneBit(2 * atLeast - 1));
    }
}
