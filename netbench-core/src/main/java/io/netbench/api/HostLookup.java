package io.netbench.api;

import io.netbench.plan.HostAddress;
import io.netbench.plan.PlanException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the addresses of hosts, many at a time. */
final class HostLookup {

    private static final int PARALLEL = 32;
    private static final long DEADLINE_S = 10;
    private static final int MOST_NAMED = 8;

    private HostLookup() {}

    /**
     * The addresses of each host, in the order in which they are to be tried.
     *
     * @param family which of them count
     * @throws PlanException if some have none, or one that leads nowhere without an interface; the message names them
     * @throws InterruptedException if the waiting thread is interrupted
     */
    static Map<HostAddress, List<InetAddress>> addresses(List<HostAddress> hosts, Predicate<InetAddress> family)
            throws InterruptedException {
        ExecutorService lookups = Executors.newFixedThreadPool(Math.min(PARALLEL, hosts.size()), task -> {
            Thread thread = new Thread(task, "netbench-lookup");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<HostAddress, Future<List<InetAddress>>> asked = new LinkedHashMap<>();
            hosts.forEach(host -> asked.put(host, lookups.submit(() -> addresses(host, family))));
            return answers(asked);
        } finally {
            lookups.shutdownNow();
        }
    }

    private static List<InetAddress> addresses(HostAddress host, Predicate<InetAddress> family)
            throws UnknownHostException {
        List<InetAddress> all =
                Stream.of(InetAddress.getAllByName(host.host())).filter(family).toList();
        if (all.isEmpty()) {
            throw new UnknownHostException(host.host());
        }
        return all;
    }

    private static Map<HostAddress, List<InetAddress>> answers(Map<HostAddress, Future<List<InetAddress>>> asked)
            throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        Map<HostAddress, List<InetAddress>> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<HostAddress, Future<List<InetAddress>>> each : asked.entrySet()) {
            HostAddress host = each.getKey();
            try {
                long leftNs = Math.max(0, deadlineNs - System.nanoTime());
                found.put(host, each.getValue().get(leftNs, TimeUnit.NANOSECONDS));
            } catch (ExecutionException | TimeoutException e) {
                unknown.add(host + (e.getCause() instanceof UnknownHostException ? "" : " (no answer in time)"));
            }
        }
        if (!unknown.isEmpty()) {
            String more = unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " more" : "";
            throw new PlanException("no address is known for "
                    + String.join(", ", unknown.subList(0, Math.min(MOST_NAMED, unknown.size()))) + more
                    + "; check the names, or write IP addresses");
        }
        found.forEach(HostLookup::requireInterface);
        return found;
    }

    private static void requireInterface(HostAddress host, List<InetAddress> addresses) {
        boolean leadsNowhere = addresses.stream()
                .allMatch(address ->
                        address instanceof Inet6Address v6 && v6.isLinkLocalAddress() && v6.getScopeId() == 0);
        if (leadsNowhere) {
            String text = addresses.get(0).getHostAddress();
            throw new PlanException("%s: %s is an address of one link alone; name the interface that leads there, as in"
                            .formatted(host, text)
                    + " fe80::1%eth0");
        }
    }
}
