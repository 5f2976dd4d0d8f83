package io.netbench.benchmarks;

import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadPhase;
import io.netbench.measure.RunRecorders;
import io.netbench.time.Clock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whether the counters of event loops hinder each other. Each thread stands for a loop and counts reads of the same link
 * in its own counters, as they are ({@code padded}), and in cells that follow each other in memory ({@code adjacent}),
 * which is what fields of small objects would come to. Run it with one thread and with more threads than there are CPUs
 * ({@code -t}): counters that share no cache line give each added CPU its whole rate.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CounterSharingBenchmark {

    private static final int MOST_THREADS = 64;

    /** Cells that a counter writes at each read: bytes, reads, blocks, and the instant of the last byte. */
    private static final int CELLS = 4;

    /** What all threads have in common. */
    @State(Scope.Benchmark)
    public static class Agent {

        private final AtomicInteger loops = new AtomicInteger();
        private final long[] adjacent = new long[CELLS * MOST_THREADS];
        private RunRecorders recorders;

        /** Makes the counters of all loops one after the other, as an agent does. */
        @Setup(Level.Trial)
        public void makeRecorders() {
            recorders = new RunRecorders(SamplePlan.incast(1), MOST_THREADS, Clock.system());
            for (int loop = 0; loop < MOST_THREADS; loop++) {
                recorders.counters(0, loop);
            }
        }
    }

    /** One event loop. */
    @State(Scope.Thread)
    public static class Loop {

        private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

        private LinkCounters counters;
        private long[] adjacent;
        private int first;
        private long nowNs;

        /** Gives the thread its counters. */
        @Setup(Level.Trial)
        public void join(Agent agent) {
            int loop = agent.loops.getAndIncrement() % MOST_THREADS;
            counters = agent.recorders.counters(0, loop);
            adjacent = agent.adjacent;
            first = loop * CELLS;
        }

        /** The stores of {@link LinkCounters#addReceived}, with the same ordering. */
        void addAdjacent(long bytes) {
            CELL.setOpaque(adjacent, first + 3, ++nowNs);
            CELL.setOpaque(adjacent, first + 1, adjacent[first + 1] + 1);
            CELL.setOpaque(adjacent, first + 2, adjacent[first + 2]);
            CELL.setRelease(adjacent, first, adjacent[first] + bytes);
        }
    }

    /** The counters as they are. */
    @Benchmark
    public void padded(Loop loop) {
        loop.counters.addReceived(LoadPhase.WINDOW, 65_536, 0, ++loop.nowNs);
    }

    /** Counters without space between them. */
    @Benchmark
    public void adjacent(Loop loop) {
        loop.addAdjacent(65_536);
    }
}
