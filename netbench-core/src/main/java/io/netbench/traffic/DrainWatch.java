package io.netbench.traffic;

import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.DrainProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which connections of a loop have come to a standstill in their drain: a slow line is waited for as long as
 * something moves on it, a dead one is not. For the loop's thread.
 */
final class DrainWatch {

    private final long patienceNs;
    private final Map<Connection, Seen> seen = new HashMap<>();

    /**
     * Begins to watch.
     *
     * @param patienceNs for how long nothing may move
     */
    DrainWatch(long patienceNs) {
        this.patienceNs = patienceNs;
    }

    long patienceNs() {
        return patienceNs;
    }

    /** Looks at a connection, at least twice within the patience; true if nothing has moved on it for so long. */
    boolean standsStill(Connection connection, long nowNs) {
        return standsStill(connection, connection.drainProgress(), nowNs);
    }

    boolean standsStill(Connection connection, Optional<DrainProgress> progress, long nowNs) {
        if (progress.isEmpty()) {
            return false;
        }
        Seen before = seen.get(connection);
        if (before == null || !before.progress.equals(progress.get())) {
            seen.put(connection, new Seen(progress.get(), nowNs));
            return false;
        }
        return nowNs - before.sinceNs >= patienceNs;
    }

    private record Seen(DrainProgress progress, long sinceNs) {}
}
