package io.netbench.result.end;

/**
 * What an agent tells of one interval of a run. Instants are nanoseconds after the run's start; a figure of the host is
 * {@code null} where it is unknown, or nobody watches.
 *
 * @param startNs begin of the interval
 * @param endNs its end
 * @param bytes payload of blocks that the agent's sinks got
 * @param operations blocks that were completed
 * @param silentLinks links whose sink is there and got nothing
 * @param sinkLinks links whose sink is there
 * @param processCpuFraction CPU time of the agent's process, of all CPUs of the host
 * @param hostCpuFraction everything that ran on the host
 * @param busiestLoopFraction the busiest event loop, of one CPU
 */
public record IntervalSums(
        long startNs,
        long endNs,
        long bytes,
        long operations,
        int silentLinks,
        int sinkLinks,
        Double processCpuFraction,
        Double hostCpuFraction,
        Double busiestLoopFraction) {}
