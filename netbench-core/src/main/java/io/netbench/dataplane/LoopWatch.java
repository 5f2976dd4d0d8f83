package io.netbench.dataplane;

import io.netbench.time.Clock;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How busy each event loop of an agent was over a span. Thread-safe. */
final class LoopWatch {

    private final Clock clock;
    private final LoopCpu loops;
    private List<OptionalLong> began;
    private long beganNs;

    LoopWatch(Clock clock, EventLoopGroup group) {
        this.clock = clock;
        loops = new LoopCpu(group);
    }

    /** The span begins now. */
    synchronized void begin() {
        beganNs = clock.nanoTime();
        began = loops.read();
    }

    /** The share of a CPU that each loop had since the begin; empty if that was never told, or can't be. */
    synchronized Optional<double[]> busy() {
        if (began == null) {
            return Optional.empty();
        }
        List<OptionalLong> now = loops.read();
        long spanNs = clock.nanoTime() - beganNs;
        double[] busy = new double[now.size()];
        for (int i = 0; i < busy.length; i++) {
            if (spanNs <= 0 || began.get(i).isEmpty() || now.get(i).isEmpty()) {
                return Optional.empty();
            }
            busy[i] = (double) (now.get(i).getAsLong() - began.get(i).getAsLong()) / spanNs;
        }
        return Optional.of(busy);
    }
}
