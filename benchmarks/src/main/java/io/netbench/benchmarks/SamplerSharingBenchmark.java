package io.netbench.benchmarks;

import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the tick sampler and event loops cost each other: {@code look} takes from the loop's CPU the lines that the loop
 * writes, and {@code write} takes them back. The sampler looks on and on here, where a run has it look every 10 ms, so that
 * one look and one read that met it are what is measured. {@code alone} is the loop that nobody looks at.
 */
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SamplerSharingBenchmark {

    private static final int LINKS = 1_000;

    /** Event loops that have a connection of each link. */
    @Param({"1", "16"})
    int loops;

    private RunRecorders recorders;
    private LinkCounters[] counters;
    private int next;
    private long nowNs;

    /** Makes the counters of all links on all loops, in a window that outlasts the benchmark. */
    @Setup
    public void openWindow() {
        recorders = new RunRecorders(SamplePlan.incast(LINKS), loops, Clock.system());
        counters = new LinkCounters[LINKS * loops];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = recorders.counters(i / loops, i % loops);
        }
        long startNs = System.nanoTime();
        recorders.sampler().arm(new LoadWindow(startNs, startNs, Long.MAX_VALUE, false));
    }

    /** Ends the window. */
    @TearDown
    public void closeWindow() {
        recorders.sampler().close();
    }

    private void readOnce() {
        next = next + 1 == counters.length ? 0 : next + 1;
        counters[next].addReceived(LoadPhase.WINDOW, 65_536, 0, ++nowNs);
    }

    /** One read of a loop, its links in turn. */
    @Benchmark
    @Group("alone")
    @GroupThreads(1)
    public void alone() {
        readOnce();
    }

    /** The same while the sampler looks. */
    @Benchmark
    @Group("looked")
    @GroupThreads(1)
    public void write() {
        readOnce();
    }

    /** A look at all links. */
    @Benchmark
    @Group("looked")
    @GroupThreads(1)
    public void look() {
        recorders.sampler().sample();
    }
}
