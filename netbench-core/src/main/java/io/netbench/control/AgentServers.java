package io.netbench.control;

import java.util.List;

/**
 * How the servers of one agent are reached.
 *
 * @param agent its index in the plan
 * @param addresses where they listen
 * @param doors the ports of its event loops, as it told them
 */
public record AgentServers(int agent, List<DataAddress> addresses, List<Integer> doors) {

    public AgentServers {
        addresses = List.copyOf(addresses);
        doors = List.copyOf(doors);
    }
}
