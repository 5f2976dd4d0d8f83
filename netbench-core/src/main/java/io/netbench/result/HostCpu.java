package io.netbench.result;

import java.util.Map;
import java.util.Optional;

/**
 * Where the processors of a host were over the measured window. A fraction is of all processors that the host has,
 * from 0 to 1, except that of the event loop, which is of one.
 *
 * @param processNs CPU time of the agent's process
 * @param processFraction that time over what the host's processors had to give
 * @param hostFraction everything that ran on the host, the agent included
 * @param softirqFraction the kernel's network work outside any process
 * @param othersFraction processes that are not agents of the run; empty where an agent's share is not known
 * @param stealFraction what a hypervisor took
 * @param busiestLoopFraction the busiest event loop of the agent, of one processor
 * @param absent why a figure is null
 */
public record HostCpu(
        Long processNs,
        Double processFraction,
        Double hostFraction,
        Double softirqFraction,
        Optional<Double> othersFraction,
        Double stealFraction,
        Double busiestLoopFraction,
        Map<String, String> absent) {

    public HostCpu {
        Require.notNegative("cpu.process_ns", processNs);
        Require.notNegative("cpu.process_fraction", processFraction);
        Require.notNegative("cpu.host_fraction", hostFraction);
        Require.notNegative("cpu.softirq_fraction", softirqFraction);
        Require.notNegative("cpu.steal_fraction", stealFraction);
        Require.notNegative("cpu.busiest_loop_fraction", busiestLoopFraction);
        othersFraction.ifPresent(fraction -> Require.notNegative("cpu.others_fraction", fraction));
        absent = Absent.from(absent)
                .figure("process_ns", processNs)
                .figure("process_fraction", processFraction)
                .figure("host_fraction", hostFraction)
                .figure("softirq_fraction", softirqFraction)
                .figure("steal_fraction", stealFraction)
                .figure("busiest_loop_fraction", busiestLoopFraction)
                .reasons();
    }
}
