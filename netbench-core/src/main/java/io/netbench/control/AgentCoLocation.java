package io.netbench.control;

/**
 * Where an agent stands among the agents of its run.
 *
 * @param agent index in the plan
 * @param agentsOnMachine how many of the run's agents share its machine, itself included: what that has of CPUs is
 *     divided among them
 * @param peersAreLocal whether all agents that its links lead to share its machine and network namespace
 */
public record AgentCoLocation(int agent, int agentsOnMachine, boolean peersAreLocal) {

    public AgentCoLocation {
        if (agent < 0) {
            throw new IllegalArgumentException("agent must not be negative, got: " + agent);
        }
        if (agentsOnMachine < 1) {
            throw new IllegalArgumentException("agentsOnMachine must be at least 1, got: " + agentsOnMachine);
        }
    }
}
