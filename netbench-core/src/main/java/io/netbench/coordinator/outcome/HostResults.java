package io.netbench.coordinator.outcome;

import io.netbench.control.HostReport;
import io.netbench.host.CpuDelta;
import io.netbench.result.HostCpu;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes of what an agent told of processors what a result says of them, each machine once. */
final class HostResults {

    private HostResults() {}

    /**
     * @param tellsMachine whether the figures of the whole machine are told here, and not with another agent of it
     */
    static HostCpu cpu(CpuDelta cpu, HostReport report, boolean tellsMachine, OptionalDouble agentsFraction) {
        Map<String, String> absent = new HashMap<>(report.absent());
        for (String figure :
                List.of("host_fraction", "softirq_fraction", "busiest_softirq_fraction", "steal_fraction")) {
            absent.put(figure, "told with another agent of the machine");
        }
        absent.putAll(cpu.absent());
        return new HostCpu(
                cpu.processNs(),
                cpu.processFraction(),
                tellsMachine ? cpu.hostFraction() : null,
                tellsMachine ? cpu.softirqFraction() : null,
                tellsMachine ? Optional.ofNullable(cpu.busiestSoftirqFraction()) : Optional.empty(),
                tellsMachine ? others(cpu, agentsFraction) : Optional.empty(),
                tellsMachine ? cpu.stealFraction() : null,
                report.busiestLoopFraction(),
                report.loopFractions(),
                Optional.ofNullable(cpu.loopWaitFraction()),
                Optional.ofNullable(cpu.throttledFraction()),
                absent);
    }

    /** Softirqs are left out: on a busy network most of them are the run's own. */
    private static Optional<Double> others(CpuDelta cpu, OptionalDouble agentsFraction) {
        if (cpu.hostFraction() == null || cpu.softirqFraction() == null || agentsFraction.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Math.max(0, cpu.hostFraction() - cpu.softirqFraction() - agentsFraction.getAsDouble()));
    }
}
