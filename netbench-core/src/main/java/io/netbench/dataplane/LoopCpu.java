package io.netbench.dataplane;

import io.netbench.host.ThreadCpu;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The CPU time of an agent's event loops: one that has a CPU for itself is what limits its connections. */
final class LoopCpu {

    private final ThreadCpu threads = new ThreadCpu();
    private final List<Long> threadIds = new ArrayList<>();

    /** Follows the loops of {@code group}. Starts their threads where they have not run yet. */
    LoopCpu(EventLoopGroup group) {
        for (EventExecutor loop : group) {
            threadIds.add(((SingleThreadEventExecutor) loop).threadProperties().id());
        }
    }

    /** CPU nanoseconds of each loop so far; empty for one that can't be told. */
    List<OptionalLong> read() {
        return threadIds.stream().map(threads::cpuNs).toList();
    }

    /** The share of one CPU that each loop had between two readings; empty for one that can't be told. */
    static List<OptionalDouble> fractions(List<OptionalLong> before, List<OptionalLong> after, long spanNs) {
        List<OptionalDouble> fractions = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            boolean known = before.get(i).isPresent() && after.get(i).isPresent() && spanNs > 0;
            fractions.add(
                    known
                            ? OptionalDouble.of((double) (after.get(i).getAsLong()
                                            - before.get(i).getAsLong())
                                    / spanNs)
                            : OptionalDouble.empty());
        }
        return fractions;
    }
}
