package io.netbench.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an arrival in a round costs, where each thread stands for an event loop with 64 connections of the hub: when each
 * connection counts down what all loops share, as rounds do, and when a loop's last one does so for all of its own. Run it
 * with one thread and with one for each CPU ({@code -t}): what is shared costs the more, the more loops there are.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoundCountdownBenchmark {

    private static final int CONNECTIONS = 64;

    /** What the loops of a hub have in common. */
    @State(Scope.Benchmark)
    public static class Round {

        private final AtomicInteger awaited = new AtomicInteger();
    }

    /** One event loop. */
    @State(Scope.Thread)
    public static class Loop {

        private int awaitedHere = CONNECTIONS;
    }

    /** Every connection counts down for all loops. */
    @Benchmark
    @OperationsPerInvocation(CONNECTIONS)
    public int perConnection(Round round) {
        int left = 0;
        for (int i = 0; i < CONNECTIONS; i++) {
            left += round.awaited.decrementAndGet();
        }
        return left;
    }

    /** Every connection counts down for its loop, and the last one there for all. */
    @Benchmark
    @OperationsPerInvocation(CONNECTIONS)
    public int perLoop(Round round, Loop loop) {
        int left = 0;
        for (int i = 0; i < CONNECTIONS; i++) {
            if (--loop.awaitedHere == 0) {
                loop.awaitedHere = CONNECTIONS;
                left += round.awaited.decrementAndGet();
            }
        }
        return left;
    }
}
