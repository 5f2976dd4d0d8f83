package io.netbench.api;

import io.netbench.plan.HostAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * By which of its addresses a host is reached: of several the first, in their order, that takes a connection. One that has
 * a single address is not tried, since whoever connects there hears more of what is wrong.
 *
 * @param address empty if none takes a connection
 * @param obstacle why none does, in words that go on after the host's name; empty if one does
 */
record HostWay(Optional<InetSocketAddress> address, String obstacle) {

    private static final int PARALLEL = 32;

    /**
     * Tries the places of all hosts, many hosts at a time.
     *
     * @param withinNs for how long the addresses of a host are tried, together
     * @throws InterruptedException if nobody waits for them any more
     */
    static Map<HostAddress, HostWay> find(Map<HostAddress, List<InetSocketAddress>> placesOf, long withinNs)
            throws InterruptedException {
        ExecutorService trying = Executors.newFixedThreadPool(PARALLEL, task -> {
            Thread thread = new Thread(task, "netbench-way");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<HostAddress, CompletableFuture<HostWay>> asked = new LinkedHashMap<>();
            placesOf.forEach((host, places) -> asked.put(
                    host,
                    places.size() == 1
                            ? CompletableFuture.completedFuture(to(places.get(0)))
                            : CompletableFuture.supplyAsync(() -> first(places, withinNs), trying)));
            Map<HostAddress, HostWay> found = new LinkedHashMap<>();
            for (Map.Entry<HostAddress, CompletableFuture<HostWay>> way : asked.entrySet()) {
                found.put(way.getKey(), way.getValue().get());
            }
            return found;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("trying the addresses of hosts failed", failed.getCause());
        } finally {
            trying.shutdownNow();
        }
    }

    private static HostWay to(InetSocketAddress address) {
        return new HostWay(Optional.of(address), "");
    }

    private static HostWay first(List<InetSocketAddress> places, long withinNs) {
        int eachMs = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(withinNs) / places.size());
        List<String> obstacles = new ArrayList<>();
        for (InetSocketAddress place : places) {
            try (Socket socket = new Socket()) {
                socket.connect(place, eachMs);
                return to(place);
            } catch (SocketTimeoutException silent) {
                obstacles.add(text(place) + ": no answer");
            } catch (IOException refused) {
                obstacles.add(text(place) + ": "
                        + (place.isUnresolved() ? "no address is known for this name" : refused.getMessage()));
            }
        }
        return new HostWay(
                Optional.empty(),
                "none of its %d addresses takes a connection at port %d (%s): no agent listens there, the host is down, or a firewall keeps it"
                                .formatted(places.size(), places.get(0).getPort(), String.join(", ", obstacles))
                        + " away");
    }

    private static String text(InetSocketAddress place) {
        return place.isUnresolved() ? place.getHostString() : place.getAddress().getHostAddress();
    }
}
