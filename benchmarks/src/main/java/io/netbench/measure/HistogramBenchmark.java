package io.netbench.measure;

import io.netbench.result.LatencyHistogram;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What histograms cost: a latency for each operation, a sample of goodput for each link and tick, and, once a run, to
 * sum up a link's loops and to make its part of the result. In this package, since recorders are nobody else's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HistogramBenchmark {

    private static final long TICK_NS = 10_000_000;
    private static final int OPERATIONS = 100_000;

    private final LatencyRecorder latency = new LatencyRecorder(LatencyRecorder.newOfLoop());
    private final GoodputRecorder goodput = new GoodputRecorder(TICK_NS);
    private final LatencyRecorder filled = new LatencyRecorder(LatencyRecorder.newOfLoop());
    private Histogram sum;
    private long turn;

    /** Records as many operations as a link has in seconds, spread over a millisecond. */
    @Setup
    public void fill() {
        for (int i = 0; i < OPERATIONS; i++) {
            filled.record(100_000 + i * 7919L % 1_000_000);
        }
        sum = LatencyRecorder.newSumOfLink();
        filled.addTo(sum);
    }

    /** One operation's latency, in the histogram of its link and in that of its loop. */
    @Benchmark
    public void latency() {
        latency.record(100_000 + (++turn & 0xffff));
    }

    /** One tick of a link. */
    @Benchmark
    public void goodput() {
        goodput.record(10_000_000 + (++turn & 0xffff), TICK_NS, 1, 1);
    }

    /** One loop's part of a link's latencies, at the end of a run. */
    @Benchmark
    public Histogram merge() {
        Histogram merged = LatencyRecorder.newSumOfLink();
        filled.addTo(merged);
        return merged;
    }

    /** A link's latencies as the result holds them: percentiles, and the histogram itself encoded. */
    @Benchmark
    public LatencyHistogram toResult() {
        return LatencyHistogram.of(sum, 0);
    }
}
