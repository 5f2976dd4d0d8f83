package io.netbench.benchmarks;

import io.netbench.measure.IntervalMeter;
import io.netbench.measure.IntervalSnapshot;
import io.netbench.measure.LatencyRecorder;
import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * What recording costs: the event loop for each read and each operation, and the sampler for each look at all links,
 * which it takes every 10 ms.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecorderBenchmark {

    /** Links of the agent. */
    @Param({"8", "1000"})
    int links;

    private RunRecorders recorders;
    private LinkCounters counters;
    private LatencyRecorder latency;
    private IntervalMeter meter;
    private long nowNs;

    /** Makes recorders in the middle of a window that outlasts the benchmark. */
    @Setup
    public void openWindow() {
        recorders = new RunRecorders(SamplePlan.incast(links), 1, Clock.system());
        for (int link = 0; link < links; link++) {
            recorders.counters(link, 0);
        }
        counters = recorders.counters(0, 0);
        latency = recorders.latency(0, 0);
        meter = recorders.newIntervalMeter();
        long startNs = System.nanoTime();
        recorders.sampler().arm(new LoadWindow(startNs, startNs, Long.MAX_VALUE, false));
    }

    /** Ends the window. */
    @TearDown
    public void closeWindow() {
        recorders.sampler().close();
    }

    /** One read at the sink. */
    @Benchmark
    public void read() {
        counters.addReceived(LoadPhase.WINDOW, 65_536, 0, ++nowNs);
    }

    /** What a loop would do for the same operation without any recorder: what to take from the others. */
    @Benchmark
    public long off() {
        return ++nowNs;
    }

    /** All that both ends record of one operation of a small block: owed, read, complete, answered, and its latency. */
    @Benchmark
    public void operation() {
        counters.expect(1);
        counters.addReceived(LoadPhase.WINDOW, 4_096, 1, ++nowNs);
        counters.expect(-1);
        counters.addResponseBytes(1);
        latency.record(100_000 + (nowNs & 0xffff));
    }

    /** One look of the sampler at all links. */
    @Benchmark
    public void sample() {
        counters.addReceived(LoadPhase.WINDOW, 65_536, 0, System.nanoTime());
        recorders.sampler().sample();
    }

    /** One interval for a person to watch. */
    @Benchmark
    public IntervalSnapshot interval() {
        return meter.take();
    }
}
