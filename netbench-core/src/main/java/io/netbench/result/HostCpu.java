package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the processors of a host were over the measured window. A fraction is of all processors that the host has,
 * from 0 to 1, except those of event loops, which are of one.
 *
 * @param processNs CPU time of the agent's process
 * @param processFraction that time over what the host's processors had to give
 * @param hostFraction everything that ran on the host, the agent included
 * @param softirqFraction the kernel's network work outside any process
 * @param busiestSoftirqFraction the same of the processor that did most of it, of its own time; empty where that is not known
 * @param othersFraction processes that are not agents of the run; empty where an agent's share is not known
 * @param stealFraction what a hypervisor took
 * @param busiestLoopFraction the busiest event loop of the agent, of one processor
 * @param loopFractions each event loop of the agent, in their order, of one processor; empty where that is not known of all,
 *     or they are more than {@value #MAX_LOOP_FRACTIONS}
 * @param loopWaitFraction how long the event loop that waited longest for a processor did so, as a share of the window; empty
 *     where the kernel does not tell
 * @param throttledFraction the share of the kernel's periods in which a control group took the processors away from the
 *     agent; empty where no group counts that
 * @param absent why a figure is null, or loops are not told
 */
public record HostCpu(
        Long processNs,
        Double processFraction,
        Double hostFraction,
        Double softirqFraction,
        Optional<Double> busiestSoftirqFraction,
        Optional<Double> othersFraction,
        Double stealFraction,
        Double busiestLoopFraction,
        Optional<List<Double>> loopFractions,
        Optional<Double> loopWaitFraction,
        Optional<Double> throttledFraction,
        Map<String, String> absent) {

    /** So many event loops are told of, each by itself. */
    public static final int MAX_LOOP_FRACTIONS = 64;

    public HostCpu {
        Require.notNegative("cpu.process_ns", processNs);
        Require.notNegative("cpu.process_fraction", processFraction);
        Require.notNegative("cpu.host_fraction", hostFraction);
        Require.notNegative("cpu.softirq_fraction", softirqFraction);
        Require.notNegative("cpu.steal_fraction", stealFraction);
        Require.notNegative("cpu.busiest_loop_fraction", busiestLoopFraction);
        busiestSoftirqFraction.ifPresent(fraction -> Require.notNegative("cpu.busiest_softirq_fraction", fraction));
        loopWaitFraction.ifPresent(fraction -> Require.notNegative("cpu.loop_wait_fraction", fraction));
        throttledFraction.ifPresent(fraction -> Require.notNegative("cpu.throttled_fraction", fraction));
        othersFraction.ifPresent(fraction -> Require.notNegative("cpu.others_fraction", fraction));
        loopFractions = loopFractions.map(List::copyOf);
        loopFractions.ifPresent(HostCpu::requireLoops);
        absent = Absent.from(absent)
                .figure("process_ns", processNs)
                .figure("process_fraction", processFraction)
                .figure("host_fraction", hostFraction)
                .figure("softirq_fraction", softirqFraction)
                .figure("steal_fraction", stealFraction)
                .figure("busiest_loop_fraction", busiestLoopFraction)
                .optional("busiest_softirq_fraction", busiestSoftirqFraction)
                .optional("loop_fractions", loopFractions)
                .optional("loop_wait_fraction", loopWaitFraction)
                .optional("throttled_fraction", throttledFraction)
                .reasons();
    }

    private static void requireLoops(List<Double> fractions) {
        if (fractions.isEmpty() || fractions.size() > MAX_LOOP_FRACTIONS) {
            throw new IllegalArgumentException(
                    "cpu.loop_fractions must have 1 to " + MAX_LOOP_FRACTIONS + " entries, got: " + fractions.size());
        }
        fractions.forEach(fraction -> Require.notNegative("cpu.loop_fractions", fraction));
    }
}
