package io.netbench.advice;

import io.netbench.host.CpuDelta;
import io.netbench.text.Amounts;
import java.util.Optional;
import java.util.stream.Stream;

/** Processors that set a figure rather than the network. */
final class CpuLoadHints {

    private static final double FULL = 0.9;
    private static final double NOTABLE_STEAL = 0.02;

    private CpuLoadHints() {}

    static Stream<Hint> of(CpuDelta cpu) {
        return Stream.of(host(cpu), oneProcessor(cpu), steal(cpu)).flatMap(Optional::stream);
    }

    private static Optional<Hint> host(CpuDelta cpu) {
        if (cpu.hostCpuShare() == null || cpu.hostCpuShare() < FULL) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "cpu",
                "The processors were " + Amounts.percent(cpu.hostCpuShare()) + " busy, so they may have set the figure"
                        + " and not the network.",
                "Use larger blocks or fewer connections, or divide the load over more hosts."));
    }

    private static Optional<Hint> oneProcessor(CpuDelta cpu) {
        if (cpu.busiestSoftirq() == null || cpu.busiestSoftirq().softirqShare() < FULL) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "softirq",
                "Processor " + cpu.busiestSoftirq().cpu() + " spent "
                        + Amounts.percent(cpu.busiestSoftirq().softirqShare())
                        + " of its time on receiving in the kernel, which limits what can arrive.",
                "Spread receiving over more processors: more queues, or RPS.",
                "ethtool -l INTERFACE"));
    }

    private static Optional<Hint> steal(CpuDelta cpu) {
        if (cpu.stealShare() == null || cpu.stealShare() < NOTABLE_STEAL) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "virtual",
                "The hypervisor took " + Amounts.percent(cpu.stealShare()) + " of the processors' time.",
                "Ask for dedicated processors, or repeat the run when the machine is quiet."));
    }
}
