package io.netbench.dataplane;

import io.netbench.control.AgentCoLocation;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;

/**
 * How many event loops an agent uses and how much they read at a time, when the plan does not say.
 *
 * <p>Large blocks keep a CPU busy with copying, so every CPU gets a loop. Small ones are bound by system calls and
 * wake-ups: there a loop for every second CPU gives as many operations with much shorter tails, since the kernel's half
 * of the work finds a CPU of its own. An agent that carries both ends of its links has both halves of the work. Agents
 * that share a machine share its CPUs, unless blocks are large.
 *
 * @param loops event loops
 * @param readSizeBytes the most that one read takes
 */
record LoopChoice(int loops, int readSizeBytes) {

    private static final long LARGE_UNIT_BYTES = 64 << 10;
    private static final int MAX_LOOPS = 64;
    private static final int MAX_READ_BYTES = 256 << 10;

    /** A few streams are bound by wake-ups: with larger reads there are fewer of them. */
    private static final int MAX_READ_OF_FEW_BYTES = 1 << 20;

    private static final int FEW_CONNECTION_ENDS = 8;
    private static final int MIN_READ_BYTES = 4 << 10;

    /** What all reads that may be under way at once should not exceed. */
    private static final long READ_MEMORY_BYTES = 64L << 20;

    /**
     * The CPUs of an agent where the kernel places its loops: a part of those that it shares with other agents, but all of
     * them for blocks whose copying fills a CPU: that was up to a third faster, since the kernel may then put the two loops
     * that serve a connection on one CPU, whose cache still has what the other one wrote.
     */
    static int cpusOf(RunPlan share, int cpus, AgentCoLocation seat) {
        return largestUnitBytes(share) >= LARGE_UNIT_BYTES ? cpus : Math.max(1, cpus / seat.agentsOnMachine());
    }

    /**
     * The choice for an agent.
     *
     * @param cpus that are the agent's own
     * @param connectionEnds ends of the plan's connections that it carries
     */
    static LoopChoice of(RunPlan share, int agent, int cpus, int connectionEnds) {
        int loops = share.data().threads().orElseGet(() -> byDefault(share, agent, cpus, connectionEnds));
        long perConnection = READ_MEMORY_BYTES / Math.max(1, connectionEnds);
        int most = connectionEnds <= FEW_CONNECTION_ENDS ? MAX_READ_OF_FEW_BYTES : MAX_READ_BYTES;
        long readSize = Math.max(MIN_READ_BYTES, Math.min(most, Long.highestOneBit(perConnection)));
        return new LoopChoice(loops, (int) readSize);
    }

    private static int byDefault(RunPlan share, int agent, int cpus, int connectionEnds) {
        boolean everyCpu = largestUnitBytes(share) >= LARGE_UNIT_BYTES || carriesBothEnds(share, agent);
        int wanted = everyCpu ? cpus : Math.max(1, cpus / 2);
        return Math.max(1, Math.min(Math.min(wanted, MAX_LOOPS), connectionEnds));
    }

    /** The longest block, request or response of a plan. */
    static long largestUnitBytes(RunPlan share) {
        long largest = 1;
        for (Load load : share.loads()) {
            for (LinkPlan link : load.links()) {
                LinkLoad carries = link.load();
                largest = Math.max(largest, Math.max(carries.blockSizeBytes(), carries.responseSizeBytes()));
            }
        }
        return largest;
    }

    private static boolean carriesBothEnds(RunPlan share, int agent) {
        return share.loads().stream()
                .flatMap(load -> load.links().stream())
                .anyMatch(link -> share.endpoints().get(link.source()).agent() == agent
                        && share.endpoints().get(link.sink()).agent() == agent);
    }
}
