package io.netbench.iperf3.server;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Clients that have shown a cookie and have no streams yet. A client takes moments for that, so they are few at a time: when
 * there is one more, the one that has taken longest is to give way. Thread-safe.
 */
final class Unproven {

    static final int MAX = 1_024;

    private final Set<ControlHandler> clients = new LinkedHashSet<>();

    /** Adds one. Returns the one that has to give way for it, if there is no more room. */
    synchronized Optional<ControlHandler> add(ControlHandler client) {
        clients.add(client);
        if (clients.size() <= MAX) {
            return Optional.empty();
        }
        Iterator<ControlHandler> oldestFirst = clients.iterator();
        ControlHandler oldest = oldestFirst.next();
        oldestFirst.remove();
        return Optional.of(oldest);
    }

    synchronized void remove(ControlHandler client) {
        clients.remove(client);
    }
}
