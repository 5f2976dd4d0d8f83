package io.netbench.control;

import java.util.List;
import java.util.Optional;

/**
 * How the servers of one agent are reached.
 *
 * @param agent its index in the plan
 * @param addresses where they listen
 * @param doors the ports of its event loops, as it told them
 * @param certificate fingerprint of the certificate that they prove themselves by, as it told it; empty where connections are
 *     plain
 */
public record AgentServers(int agent, List<DataAddress> addresses, List<Integer> doors, Optional<String> certificate) {

    /** Those of an agent whose data connections are plain. */
    public AgentServers(int agent, List<DataAddress> addresses, List<Integer> doors) {
        this(agent, addresses, doors, Optional.empty());
    }

    public AgentServers {
        addresses = List.copyOf(addresses);
        doors = List.copyOf(doors);
    }
}
