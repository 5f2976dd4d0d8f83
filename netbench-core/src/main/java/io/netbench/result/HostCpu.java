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
 * @param othersFraction processes that are not agents of the run; empty where an agent's share is not known
 * @param stealFraction what a hypervisor took
 * @param busiestLoopFraction the busiest event loop of the agent, of one processor
 * @param loopFractions each event loop of the agent, in their order, of one processor; empty where that is not known of all,
 *     or they are more than {@value #MAX_LOOP_FRACTIONS}
 * @param absent why a figure is null, or loops are not told
 */
public record HostCpu(
        Long processNs,
        Double processFraction,
        Double hostFraction,
        Double softirqFraction,
        Optional<Double> othersFraction,
        Double stealFraction,
        Double busiestLoopFraction,
        Optional<List<Double>> loopFractions,
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
                .optional("loop_fractions", loopFractions)
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
