package io.netbench.analysis.fabric;

/**
 * What a host showed of itself while its pairs were measured. Each is null where it isn't known.
 *
 * @param cpuShare how much of its CPUs was busy, 1 for all
 * @param softirqShare how much of its busiest CPU went to soft interrupts, 1 for all
 * @param runDelay how long the event loop that waited longest for a CPU did so, as a share of the time measured
 * @param throttled share of the kernel's periods in which the agent's cgroup was throttled
 * @param mtuBytes MTU of the interface in use
 * @param pathMtuBytes what the kernel takes the ways from here to carry
 * @param foreignOutShare what the interface sent that was not ours, as a share of its rate
 * @param foreignInShare the same for what it received
 * @param errorsMoved errors (CRC among them) that the interface counted meanwhile, and drops where they were many
 * @param isHalfDuplex whether the interface can't send and receive at once
 * @param sharesKernel whether other hosts of the fabric run on the same kernel, so that its counters are everybody's
 */
public record HostEvidence(
        Double cpuShare,
        Double softirqShare,
        OverRounds runDelay,
        OverRounds throttled,
        Integer mtuBytes,
        Integer pathMtuBytes,
        Double foreignOutShare,
        Double foreignInShare,
        Long errorsMoved,
        Boolean isHalfDuplex,
        boolean sharesKernel) {

    /** Nothing is known. */
    public static final HostEvidence NONE =
            new HostEvidence(null, null, null, null, null, null, null, null, null, null, false);
}
