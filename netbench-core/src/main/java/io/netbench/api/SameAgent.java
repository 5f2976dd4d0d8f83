package io.netbench.api;

import io.netbench.launch.Announcement;
import io.netbench.launch.LaunchedAgent;
import io.netbench.plan.HostAddress;
import io.netbench.plan.PlanException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** Finds hosts that were named twice: one by its name and again by its address, or with a port and again without. */
final class SameAgent {

    private SameAgent() {}

    /**
     * Compares what names stand for.
     *
     * @param agents of the hosts, as they were named
     * @throws PlanException if two hosts have the same agent; the message names both
     */
    static void refuse(Map<HostAddress, InetSocketAddress> agents) {
        Map<InetSocketAddress, HostAddress> named = new HashMap<>();
        agents.forEach((host, agent) -> {
            HostAddress first = named.putIfAbsent(agent, host);
            if (first != null) {
                String address = agent.getAddress().getHostAddress();
                throw named(first, host, "agent, " + new HostAddress(address, OptionalInt.of(agent.getPort())));
            }
        });
    }

    /**
     * The same for agents that were launched, each on a port of its own. What a host calls itself counts too, since the
     * containers of a host may share its address.
     *
     * @throws PlanException if two were launched on the same host; the message names both
     */
    static void refuseHosts(List<LaunchedAgent> agents) {
        Map<List<Object>, HostAddress> named = new HashMap<>();
        for (LaunchedAgent agent : agents) {
            Announcement said = agent.announcement();
            String address = agent.addresses().get(0);
            HostAddress first = named.putIfAbsent(
                    List.of(
                            new InetSocketAddress(address, 0),
                            said.host(),
                            Objects.requireNonNullElse(said.node(), "")),
                    agent.host());
            if (first != null) {
                throw named(first, agent.host(), "host, " + address);
            }
        }
    }

    private static PlanException named(HostAddress first, HostAddress again, String what) {
        return new PlanException("'%s' and '%s' are the same %s; call it by one name".formatted(first, again, what));
    }
}
