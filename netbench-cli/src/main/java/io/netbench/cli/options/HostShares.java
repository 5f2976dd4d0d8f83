package io.netbench.cli.options;

import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.plan.RoleRequest;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives the hosts of one list the roles of servers and clients. */
final class HostShares {

    private final RoleRequest request;

    HostShares(RoleRequest request) {
        this.request = request;
    }

    /**
     * The request with hosts in place of numbers.
     *
     * @throws PlanException if there are too few of them, or nothing to give them
     */
    RoleRequest divide(HostList list) {
        if (!(list instanceof HostList.Hosts hosts)) {
            throw new PlanException(Property.HOSTS + ": '" + list + "' is a number; write hosts, such as node[01-16]");
        }
        Set<HostAddress> free = new LinkedHashSet<>(hosts.hosts());
        Optional<HostList> servers = request.servers();
        Optional<HostList> clients = request.clients();
        servers.ifPresent(named -> takeNamed(named, free));
        clients.ifPresent(named -> takeNamed(named, free));
        if (request.serversAreMany()) {
            HostList hub = share(Property.CLIENTS, clients, areNamed(servers), free);
            return with(share(Property.SERVERS, servers, true, free), hub);
        }
        HostList hub = share(Property.SERVERS, servers, areNamed(clients), free);
        return with(hub, share(Property.CLIENTS, clients, true, free));
    }

    private RoleRequest with(HostList servers, HostList clients) {
        return new RoleRequest(
                request.pattern(), request.mode(), request.topology(), Optional.of(servers), Optional.of(clients));
    }

    /** Then the other side has all that are left. */
    private static boolean areNamed(Optional<HostList> side) {
        return side.filter(HostList.Hosts.class::isInstance).isPresent();
    }

    private static void takeNamed(HostList named, Set<HostAddress> free) {
        if (named instanceof HostList.Hosts hosts) {
            hosts.hosts().forEach(free::remove);
        }
    }

    /** What one side gets: those that were named, as many as were asked for, one, or all that are left. */
    private static HostList share(Property side, Optional<HostList> asked, boolean takesAll, Set<HostAddress> free) {
        if (asked.isPresent() && asked.get() instanceof HostList.Hosts named) {
            return named;
        }
        int count = asked.map(HostList::size).orElse(takesAll ? free.size() : 1);
        if (count == 0 || count > free.size()) {
            throw new PlanException(Property.HOSTS + " names too few hosts: " + side + " takes " + Math.max(1, count)
                    + ", and " + free.size() + (free.size() == 1 ? " is left" : " are left"));
        }
        List<HostAddress> taken = new ArrayList<>(free).subList(0, count);
        HostList share = new HostList.Hosts(taken);
        taken.forEach(free::remove);
        return share;
    }
}
