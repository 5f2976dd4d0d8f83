package io.netbench.cli;

import io.netbench.plan.HostAddress;
import io.netbench.plan.PlanException;
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

/** Finds the addresses of hosts, many at a time. */
final class HostLookup {

    private static final int PARALLEL = 32;
    private static final long DEADLINE_S = 10;
    private static final int MOST_NAMED = 8;

    private HostLookup() {}

    /**
     * The address of each host.
     *
     * @throws PlanException if some have none; the message names them
     */
    static Map<HostAddress, InetAddress> addresses(List<HostAddress> hosts) {
        ExecutorService lookups = Executors.newFixedThreadPool(Math.min(PARALLEL, hosts.size()), task -> {
            Thread thread = new Thread(task, "netbench-lookup");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<HostAddress, Future<InetAddress>> asked = new LinkedHashMap<>();
            hosts.forEach(host -> asked.put(host, lookups.submit(() -> InetAddress.getByName(host.host()))));
            return answers(asked);
        } finally {
            lookups.shutdownNow();
        }
    }

    private static Map<HostAddress, InetAddress> answers(Map<HostAddress, Future<InetAddress>> asked) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        Map<HostAddress, InetAddress> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        asked.forEach((host, answer) -> {
            try {
                long leftNs = Math.max(0, deadlineNs - System.nanoTime());
                found.put(host, answer.get(leftNs, TimeUnit.NANOSECONDS));
            } catch (ExecutionException | TimeoutException e) {
                unknown.add(host + (e.getCause() instanceof UnknownHostException ? "" : " (no answer in time)"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                unknown.add(host.toString());
            }
        });
        if (!unknown.isEmpty()) {
            String more = unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " more" : "";
            throw new PlanException("no address is known for "
                    + String.join(", ", unknown.subList(0, Math.min(MOST_NAMED, unknown.size()))) + more
                    + "; check the names, or write IP addresses");
        }
        return found;
    }
}
