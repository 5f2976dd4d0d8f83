package io.netbench.dataplane;

import io.netbench.plan.Schedule;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import io.netty.util.internal.PlatformDependent;
import java.time.Duration;

/**
 * What an agent takes on at most, whoever asks.
 *
 * @param maxRuns runs at a time
 * @param maxConnectionEnds ends of connections of one run
 * @param maxDuration warm-up and window together
 * @param maxHeapBytes heap of the recorders and connections of all runs at a time
 */
public record AgentLimits(int maxRuns, int maxConnectionEnds, Duration maxDuration, long maxHeapBytes) {

    /** Runs at a time where nothing is said of them. */
    public static final int DEFAULT_MAX_RUNS = 4;

    private static final int DEFAULT_MAX_CONNECTION_ENDS = 250_000;

    /** A day for one run, and for its recorders half of the heap that this JVM may have. */
    public static AgentLimits forThisJvm() {
        return new AgentLimits(
                DEFAULT_MAX_RUNS,
                DEFAULT_MAX_CONNECTION_ENDS,
                Duration.ofDays(1),
                Runtime.getRuntime().maxMemory() / 2);
    }

    /** The same within the process that plans, where runs may be as long as plans. */
    public static AgentLimits forOwnRuns() {
        AgentLimits standard = forThisJvm();
        return new AgentLimits(
                standard.maxRuns(),
                standard.maxConnectionEnds(),
                Duration.ofNanos(2 * Schedule.MAX_PHASE_NS),
                standard.maxHeapBytes());
    }

    /** Refuses a share that needs more than this. */
    void check(ShareNeeds needs) {
        require(
                needs.connectionEnds() <= maxConnectionEnds,
                "the run needs " + needs.connectionEnds() + " connection ends here, this {agent} takes "
                        + maxConnectionEnds + "; use fewer links or " + Property.CONNECTIONS);
        require(
                needs.durationNs() <= maxDuration.toNanos(),
                "the run would take " + TimeSpan.describe(needs.durationNs()) + ", this {agent} takes at most "
                        + TimeSpan.describe(maxDuration.toNanos()) + "; ask for less, or start it with a longer"
                        + " --max-duration");
        require(
                needs.heapBytes() <= maxHeapBytes,
                "the run's recorders and connections need " + mebibytes(needs.heapBytes())
                        + " MiB of heap, this {agent} gives them "
                        + mebibytes(maxHeapBytes)
                        + "; use fewer links, or give the JVM more (NETBENCH_JAVA_OPTS=-Xmx...)");
        long direct = PlatformDependent.maxDirectMemory();
        require(
                needs.directBytes() <= direct,
                "the run's event loops and datagrams need " + mebibytes(needs.directBytes())
                        + " MiB of direct memory, this JVM may have "
                        + mebibytes(direct)
                        + "; use fewer " + Property.THREADS + ", or fewer " + Property.CONNECTIONS
                        + ", or give the JVM more (NETBENCH_JAVA_OPTS=-XX:MaxDirectMemorySize=...)");
        needs.descriptorLimit()
                .ifPresent(limit -> require(
                        needs.descriptors() <= limit,
                        "the run needs " + needs.descriptors() + " file descriptors, this process may have " + limit
                                + "; raise the limit (ulimit -n " + needs.descriptors() + ")"));
    }

    private static void require(boolean holds, String refusal) {
        if (!holds) {
            throw new AgentException(refusal);
        }
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
