package io.netbench.analysis.fabric;

/**
 * What a host showed of itself while its pairs were measured. Each is null where it isn't known.
 *
 * @param cpuShare how much of its CPUs was busy, 1 for all
 * @param softirqShare how much of its busiest CPU went to soft interrupts, 1 for all
 * @param runDelayShare how long the agent waited for a CPU, as a share of the time measured
 * @param throttledPeriods periods in which the agent's cgroup was throttled
 * @param mtuBytes MTU of the interface in use
 * @param foreignOutShare what the interface sent that was not ours, as a share of its rate
 * @param foreignInShare the same for what it received
 * @param errorsMoved errors, drops, CRC and pause frames that the interface counted meanwhile
 * @param sharesKernel whether other hosts of the fabric run on the same kernel, so that its counters are everybody's
 */
public record HostEvidence(
        Double cpuShare,
        Double softirqShare,
        Double runDelayShare,
        Long throttledPeriods,
        Integer mtuBytes,
        Double foreignOutShare,
        Double foreignInShare,
        Long errorsMoved,
        boolean sharesKernel) {

    /** Nothing is known. */
    public static final HostEvidence NONE = new HostEvidence(null, null, null, null, null, null, null, null, false);
}
