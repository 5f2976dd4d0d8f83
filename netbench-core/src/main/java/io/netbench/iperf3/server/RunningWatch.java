package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.text.BitRate;
import io.netbench.text.TimeSpan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Watches over a test whose data flows, which its client alone is to end: that it is not forgotten, does not stand still, and
 * is not faster than it may be.
 */
final class RunningWatch {

    /** Blocks of a low rate come seldom; so many of its pauses are no standstill. */
    private static final double PAUSES = 2;

    /** A paced sender is a little ahead or behind. */
    private static final double RATE_TOLERANCE = 1.02;

    /** And so long at most, in seconds: as an iperf3 server waits. */
    private static final double MAX_PAUSES_S = 120;

    /** How much longer a client may take for each of its streams to say that it has all it asked for. */
    private static final long NOTICE_NS = 200_000_000L;

    private static final double NS_PER_S = 1e9;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Iperf3Limits limits;
    private final long endsByNs;
    private final long patienceNs;
    private final long allBytes;
    private final long patienceAfterAllNs;
    private final Deque<long[]> past = new ArrayDeque<>();
    private Movement last;
    private long movedNs;

    /** @param startNs when the load began */
    RunningWatch(Parameters parameters, Iperf3Limits limits, long startNs) {
        this.limits = limits;
        movedNs = startNs;
        long askedNs = (parameters.span().omitS() + (long) parameters.span().timeS()) * SECOND_NS;
        boolean endsByTime = parameters.span().timeS() > 0
                && parameters.span().bytes() == 0
                && parameters.span().blocks() == 0;
        endsByNs = startNs + (endsByTime ? askedNs : limits.maxDurationNs()) + TestScript.STEP_NS;
        patienceNs = limits.silenceNs() + (long) (pausesS(parameters) * NS_PER_S);
        allBytes = allBytes(parameters);
        patienceAfterAllNs = patienceNs + NOTICE_NS * parameters.streams();
    }

    /** What a client asked for; it has a thread for each stream, and on a busy host it may take long to notice that this is through. */
    private static long allBytes(Parameters parameters) {
        long bytes = parameters.span().bytes();
        long blocks = parameters.span().blocks();
        boolean isOfBlocks = bytes <= 0 && blocks > 0 && blocks <= Long.MAX_VALUE / parameters.blockBytes();
        return bytes > 0 ? bytes : isOfBlocks ? blocks * parameters.blockBytes() : Long.MAX_VALUE;
    }

    private static double pausesS(Parameters parameters) {
        long bitsPerS = parameters.pace().bitsPerS();
        double blockBits =
                8.0 * parameters.blockBytes() * Math.max(1, parameters.pace().burstBlocks());
        return bitsPerS == 0 ? 0 : Math.min(PAUSES * blockBits / bitsPerS, MAX_PAUSES_S);
    }

    /** Why the test must end now; empty if it may go on. */
    Optional<RefusedException> overdue(long nowNs) {
        return nowNs - endsByNs >= 0
                ? Optional.of(new RefusedException(
                        Iperf3Error.DURATION_EXPIRED, "it did not end its test when the time was up"))
                : Optional.empty();
    }

    /** The same, from how far its streams have come. */
    Optional<RefusedException> moved(long nowNs, Movement now) {
        if (last == null || now.mark() != last.mark()) {
            movedNs = nowNs;
        }
        last = now;
        long longestNs = now.payloadBytes() >= allBytes ? patienceAfterAllNs : patienceNs;
        if (nowNs - movedNs >= longestNs) {
            return Optional.of(new RefusedException(
                    Iperf3Error.IDLE, "nothing moved on its streams for " + TimeSpan.describe(longestNs)));
        }
        return limits.maxBitsPerS().isEmpty() ? Optional.empty() : tooFast(nowNs, now.payloadBytes());
    }

    private Optional<RefusedException> tooFast(long nowNs, long bytes) {
        past.addLast(new long[] {nowNs, bytes});
        while (past.size() > 2 && nowNs - second()[0] >= limits.rateSpanNs()) {
            past.removeFirst();
        }
        long[] first = past.getFirst();
        double spanNs = nowNs - first[0];
        if (spanNs < limits.rateSpanNs()) {
            return Optional.empty();
        }
        double bitsPerS = (bytes - first[1]) * 8 * NS_PER_S / spanNs;
        return bitsPerS <= limits.maxBitsPerS().getAsLong() * RATE_TOLERANCE
                ? Optional.empty()
                : Optional.of(new RefusedException(
                        Iperf3Error.TOTAL_RATE,
                        "its streams had " + BitRate.describe((long) bitsPerS) + ", and the limit is "
                                + BitRate.describe(limits.maxBitsPerS().getAsLong())));
    }

    private long[] second() {
        return past.stream().skip(1).findFirst().orElseThrow();
    }
}
