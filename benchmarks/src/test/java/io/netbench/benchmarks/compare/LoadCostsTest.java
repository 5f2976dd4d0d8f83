package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadCostsTest {

    private static final double STEP_S = 0.025;

    private final List<LoadReading> readings = new ArrayList<>();

    private double serverCpuS;
    private double clientCpuS;
    private double softS;
    private long bytes;

    @Test
    void shouldTakeTheLastPartOfTheLoadAsLongAsItsWindow() {
        pass(0.5, 0, 0.9, 0.1, 0); // the client starts
        pass(1.0, 1_000_000, 1.0, 1.0, 0.5); // a warm-up
        pass(1.0, 2_000_000, 0.6, 0.8, 0.3); // the window
        pass(0.7, 1_000, 0.2, 0.05, 0.1); // results are told

        LoadCosts costs = LoadCosts.of(readings, 1).orElseThrow();

        assertEquals(0.6, costs.server(), 0.02);
        assertEquals(0.8, costs.client(), 0.02);
        assertEquals(0.3, costs.softInterrupts(), 0.02);
    }

    @Test
    void shouldTakeALoadThatReadingsEndWith() {
        pass(0.5, 0, 0, 0, 0);
        pass(1.0, 1_000_000, 0.4, 0.5, 0.1);

        assertEquals(0.4, LoadCosts.of(readings, 1).orElseThrow().server(), 0.02);
    }

    @Test
    void shouldTellNothingWhereThereWasNoLoad() {
        assertEquals(Optional.empty(), LoadCosts.of(readings, 1));

        pass(1, 0, 0.5, 0.5, 0.5);

        assertEquals(Optional.empty(), LoadCosts.of(readings, 1));
    }

    @Test
    void shouldCallTheEndThatBlocksFlowToTheReceiver() {
        LoadCosts costs = new LoadCosts(0.5, 1.0, 0.25);
        Sample push = sample(costs, "1m-0-push-4");
        Sample read = sample(costs, "1m-0-read-4");

        assertEquals(0.25, push.figures().get(Metric.RECEIVER_CPU_PER_GIB), 1e-9);
        assertEquals(0.5, push.figures().get(Metric.SENDER_CPU_PER_GIB), 1e-9);
        assertEquals(0.5, read.figures().get(Metric.RECEIVER_CPU_PER_GIB), 1e-9);
        assertEquals(0.25, read.figures().get(Metric.SENDER_CPU_PER_GIB), 1e-9);
        assertEquals(0.75, read.figures().get(Metric.CPU_PER_GIB), 1e-9);
        assertEquals(0.125, read.figures().get(Metric.SOFT_INTERRUPTS_PER_GIB), 1e-9);
    }

    @Test
    void shouldReadThisProcessAndItsInterface() throws Exception {
        long pid = ProcessHandle.current().pid();

        assertTrue(ProcessFigures.softInterruptSeconds() >= 0);
        assertTrue(ProcessFigures.networkBytes(pid, "lo") >= 0);
    }

    private static Sample sample(LoadCosts costs, String work) {
        return new Sample.Builder()
                .with(Metric.GOODPUT, 2.0 * (1 << 30))
                .withCosts(costs, Work.parse(work))
                .of("command");
    }

    private void pass(double seconds, long bytesPerS, double cpusOfServer, double cpusOfClient, double softCpus) {
        for (int i = 0; i < Math.round(seconds / STEP_S); i++) {
            bytes += Math.round(bytesPerS * STEP_S);
            serverCpuS += cpusOfServer * STEP_S;
            clientCpuS += cpusOfClient * STEP_S;
            softS += softCpus * STEP_S;
            readings.add(new LoadReading(readings.size() * STEP_S, bytes, serverCpuS, clientCpuS, softS));
        }
    }
}
