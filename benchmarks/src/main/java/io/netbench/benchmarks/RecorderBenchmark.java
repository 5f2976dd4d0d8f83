package io.netbench.benchmarks;

import io.netbench.measure.IntervalMeter;
import io.netbench.measure.IntervalSnapshot;
import io.netbench.measure.LatencyRecorder;
import io.netbench.measure.LinkCounters;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Topology;
import io.netbench.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
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
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecorderBenchmark {

    private static final long SECOND = 1_000_000_000L;

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
        recorders = new RunRecorders(incast(links), 1, Clock.system());
        for (int link = 0; link < links; link++) {
            recorders.counters(link, 0);
        }
        counters = recorders.counters(0, 0);
        latency = recorders.latency(0, 0);
        meter = recorders.newIntervalMeter();
        recorders.sampler().arm(System.nanoTime());
    }

    /** Ends the window. */
    @TearDown
    public void closeWindow() {
        recorders.sampler().close();
    }

    /** One read at the sink. */
    @Benchmark
    public void read() {
        counters.addReceived(65_536, ++nowNs);
    }

    /** One read that brought the last byte of a block, and the latency of its operation. */
    @Benchmark
    public void operation() {
        counters.addReceived(4_096, ++nowNs);
        counters.addBlocks(1);
        latency.record(100_000 + (nowNs & 0xffff));
    }

    /** One look of the sampler at all links. */
    @Benchmark
    public void look() {
        counters.addReceived(65_536, System.nanoTime());
        recorders.sampler().look();
    }

    /** One interval for a person to watch. */
    @Benchmark
    public IntervalSnapshot interval() {
        return meter.take();
    }

    private static RunPlan incast(int links) {
        LinkLoad load = new LinkLoad(65_536, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty());
        List<Endpoint> endpoints = new ArrayList<>();
        List<LinkPlan> plans = new ArrayList<>();
        for (int i = 0; i < links; i++) {
            endpoints.add(new Endpoint(i, "client-" + (i + 1), 0));
            plans.add(new LinkPlan(i, i, links, load));
        }
        endpoints.add(new Endpoint(links, "server-1", 0));
        Load incast = new Load(
                Pattern.INCAST, Mode.PUSH, Topology.MESH, false, OptionalLong.empty(), ArrivalPhase.SPREAD, plans);
        Schedule schedule =
                new Schedule(0, OptionalLong.of(24 * 3600 * SECOND), SECOND / 100, SECOND, SECOND, SECOND, SECOND);
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false);
        return new RunPlan("0".repeat(32), 1, endpoints, List.of(incast), schedule, data);
    }
}
