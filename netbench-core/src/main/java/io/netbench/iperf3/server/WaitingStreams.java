package io.netbench.iperf3.server;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Streams that have come and wait for the others of their test, which nobody has a place for before all are there. When there are
 * too many of them, the client is to give way whose last stream came longest ago. Thread-safe.
 */
final class WaitingStreams {

    private final int most;
    private final Map<ControlHandler, Integer> ofClients = new LinkedHashMap<>();
    private int all;

    /** @param most that may wait at a time */
    WaitingStreams(int most) {
        this.most = most;
    }

    /**
     * How many may wait in a process with such limits: as many as all clients may have, but no more than half of what it can open.
     *
     * @param openFiles descriptors that it may have open; null where that is unknown or unlimited
     */
    static WaitingStreams of(Iperf3Limits limits, Long openFiles) {
        long all = (long) limits.maxClients() * limits.maxStreams();
        return new WaitingStreams(
                (int) Math.min(Integer.MAX_VALUE, openFiles == null ? all : Math.min(all, openFiles / 2)));
    }

    /** One more has come. Returns the client that has to give way for it, if there is no more room. */
    synchronized Optional<ControlHandler> add(ControlHandler client) {
        Integer before = ofClients.remove(client);
        ofClients.put(client, before == null ? 1 : before + 1);
        all++;
        if (all <= most) {
            return Optional.empty();
        }
        Iterator<ControlHandler> stillestFirst = ofClients.keySet().iterator();
        ControlHandler stillest = stillestFirst.next();
        remove(stillest);
        return Optional.of(stillest);
    }

    /** Those of a client wait no longer. */
    synchronized void remove(ControlHandler client) {
        Integer streams = ofClients.remove(client);
        all -= streams == null ? 0 : streams;
    }
}
