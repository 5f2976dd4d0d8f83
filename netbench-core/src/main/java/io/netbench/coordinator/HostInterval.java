package io.netbench.coordinator;

import io.netbench.result.end.IntervalSums;

/**
 * What an interval cost the host of one agent. A figure that is unknown is {@code null}.
 *
 * @param agent index of the agent
 * @param name what people call it
 * @param processCpuFraction CPU time of the agent's process, of all CPUs of the host
 * @param hostCpuFraction everything that ran on the host
 * @param busiestLoopFraction its busiest event loop, of one CPU
 */
public record HostInterval(
        int agent, String name, Double processCpuFraction, Double hostCpuFraction, Double busiestLoopFraction) {

    static HostInterval of(int agent, String name, IntervalSums told) {
        return new HostInterval(
                agent, name, told.processCpuFraction(), told.hostCpuFraction(), told.busiestLoopFraction());
    }
}
