package io.netbench.advice;

import io.netbench.host.CpuFacts;
import io.netbench.host.HostFacts;
import io.netbench.host.SystemFacts;
import io.netbench.text.QuantityText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Processors that this process can't use, or that run slower than they could. */
final class CpuHints {

    private static final Set<String> SLOW_GOVERNORS = Set.of("powersave", "conservative");

    /** Reading one of these leaves the processor and takes microseconds, at every time stamp. */
    private static final Set<String> SLOW_CLOCKS = Set.of("hpet", "acpi_pm", "jiffies", "refined-jiffies");

    private CpuHints() {}

    static Stream<Hint> of(HostFacts facts) {
        return Stream.of(
                        quota(facts.cpus()),
                        affinity(facts.cpus()),
                        governor(facts.cpus()),
                        clock(facts.system()),
                        hypervisor(facts.system()))
                .flatMap(Optional::stream);
    }

    private static Optional<Hint> quota(CpuFacts cpus) {
        if (cpus.cpuLimit() == null || cpus.online() == null || cpus.cpuLimit() >= cpus.online()) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "cpu limit",
                "The control group allows " + QuantityText.digits(cpus.cpuLimit()) + " of " + cpus.online()
                        + " processors. When they are used up, all threads stand still to the end of the period,"
                        + " which looks like a stall of the network.",
                "Run without a quota: no cpu limit in Kubernetes, no CPUQuota= in systemd, no --cpus in Docker."));
    }

    private static Optional<Hint> affinity(CpuFacts cpus) {
        if (cpus.allowed() == null || cpus.online() == null || cpus.allowed() >= cpus.online()) {
            return Optional.empty();
        }
        return Optional.of(Hint.info(
                "cpu limit",
                "This process may run on " + cpus.allowed() + " of " + cpus.online() + " processors.",
                "That is right if it was meant so; else start it outside of taskset, cpuset or a small allocation."));
    }

    private static Optional<Hint> governor(CpuFacts cpus) {
        if (cpus.governor() == null || !SLOW_GOVERNORS.contains(cpus.governor())) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "governor",
                "The processors run with the frequency governor " + cpus.governor()
                        + ", which lowers rates and makes latency uneven.",
                "Use the governor performance while measuring.",
                "cpupower frequency-set -g performance"));
    }

    private static Optional<Hint> clock(SystemFacts system) {
        if (system.clockSource() == null || !SLOW_CLOCKS.contains(system.clockSource())) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "clock",
                "The kernel reads time from " + system.clockSource() + ", which is slow; every latency contains it.",
                "Use the processor's own counter if the kernel deems it stable (see the kernel log).",
                "echo tsc > /sys/devices/system/clocksource/clocksource0/current_clocksource"));
    }

    private static Optional<Hint> hypervisor(SystemFacts system) {
        if (system.hypervisor() == null) {
            return Optional.empty();
        }
        String name = system.hypervisor().equals(SystemFacts.UNNAMED) ? "" : " (" + system.hypervisor() + ")";
        return Optional.of(Hint.info(
                "virtual",
                "This is a virtual machine" + name + ": others may share its processors and its network.",
                "Look at the stolen time in a result, and repeat runs before trusting a difference."));
    }
}
