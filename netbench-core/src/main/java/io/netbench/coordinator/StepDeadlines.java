package io.netbench.coordinator;

import io.netbench.control.Protocol;
import io.netbench.coordinator.agents.OpenAgent;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.util.List;

/**
 * For how long the coordinator waits for what an agent does at once. What takes its time (connecting, the load, its
 * drain) has its deadline from the plan, and this on top.
 *
 * @param answerNs an answer to a message
 * @param prepareNs getting ready and listening
 * @param reportNs all final figures
 * @param leaseNs for how long an agent, and for it the coordinator, counts as being there after its latest word
 */
public record StepDeadlines(long answerNs, long prepareNs, long reportNs, long leaseNs) {

    private static final long SECOND_NS = 1_000_000_000L;

    /** How much longer than an answer all final figures may take, which may be those of many links. */
    private static final int REPORT_ANSWERS = 12;

    /** A word is due every heartbeat, and silence is judged as often. */
    private static final long UNHEARD_NS = 2 * Protocol.HEARTBEAT_NS;

    /** The least time within which a host that is lost can be told from others. */
    public static final long LEAST_HOST_TIMEOUT_NS = Protocol.MIN_LEASE_NS + UNHEARD_NS;

    /** Within which a host that is lost is named, unless another time is asked for. */
    private static final long HOST_TIMEOUT_NS = Protocol.LEASE_NS + UNHEARD_NS;

    /** For agents on other hosts, unless another time is asked for. */
    public static final StepDeadlines DEFAULT = ofHostTimeout(HOST_TIMEOUT_NS);

    /** An agent in this process can't be lost, but a busy machine may take its time to load code. */
    static final StepDeadlines EMBEDDED =
            new StepDeadlines(30 * SECOND_NS, 60 * SECOND_NS, 120 * SECOND_NS, Protocol.LEASE_NS);

    /**
     * Those with which a host that is killed, frozen, cut off or slow is named within a time.
     *
     * @throws PlanException if that is too short to tell such a host from others, or too long for agents
     *     to wait for a coordinator
     */
    public static StepDeadlines ofHostTimeout(long hostTimeoutNs) {
        long leaseNs = hostTimeoutNs - UNHEARD_NS;
        if (leaseNs < Protocol.MIN_LEASE_NS || leaseNs > Protocol.MAX_LEASE_NS) {
            throw new PlanException(Property.HOST_TIMEOUT
                    + " must be from %s to %s, got: %s"
                            .formatted(
                                    TimeSpan.format(LEAST_HOST_TIMEOUT_NS),
                                    TimeSpan.format(Protocol.MAX_LEASE_NS + UNHEARD_NS),
                                    TimeSpan.format(hostTimeoutNs)));
        }
        return new StepDeadlines(hostTimeoutNs, hostTimeoutNs, REPORT_ANSWERS * hostTimeoutNs, leaseNs);
    }

    /** Within which a host that is lost is named. */
    public long hostTimeoutNs() {
        return answerNs;
    }

    /** For how long an agent's host may acknowledge nothing before its control connection is given up. */
    public long silenceNs() {
        return Protocol.STARVED_LEASES * leaseNs;
    }

    /** Those that fit the agents of a run; one within this process alone has its own, whatever was asked for. */
    StepDeadlines fitting(List<OpenAgent> agents) {
        return agents.stream().allMatch(OpenAgent::isEmbedded) ? EMBEDDED : this;
    }
}
