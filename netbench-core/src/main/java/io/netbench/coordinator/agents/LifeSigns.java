package io.netbench.coordinator.agents;

import io.netbench.control.ControlLoop;
import io.netbench.control.Protocol;
import java.util.HashMap;
import java.util.Map;

/** When an agent was heard last, and whether it must be taken for gone. For the coordinator's thread. */
final class LifeSigns {

    private final ControlLoop loop;
    private final long leaseNs;
    private final Map<Integer, Long> marks = new HashMap<>();
    private long heardNs;
    private long movedNs;
    private long starvedNs;

    LifeSigns(ControlLoop loop, long leaseNs) {
        this.loop = loop;
        this.leaseNs = leaseNs;
    }

    /** It is there now, as far as anybody knows. */
    void begin() {
        heardNs = loop.nowNs();
        movedNs = heardNs;
    }

    /**
     * It was heard.
     *
     * @param isLoaded whether it carries a load, which may have kept its words from coming in time
     */
    void heardAt(long receivedNs, boolean isLoaded) {
        if (isLoaded && receivedNs - heardNs >= leaseNs / 2) {
            starvedNs = Math.max(starvedNs, receivedNs - heardNs);
        }
        heardNs = receivedNs;
        marks.clear();
    }

    /**
     * Another agent tells how far the load has come that it shares with this one. As long as that moves, words of this one
     * are late, and not missing; within a bound.
     */
    void sharedLoadAt(int other, long mark, boolean isLate) {
        Long before = marks.put(other, mark);
        if (before != null && before != mark && isLate) {
            movedNs = loop.nowNs();
        }
    }

    /** For how long it has not been heard. */
    long silentNs() {
        return loop.nowNs() - heardNs;
    }

    boolean isHeardSince(long sinceNs) {
        return heardNs - sinceNs >= 0;
    }

    /** Whether it has been silent for so long that others are asked of it. */
    boolean isLate() {
        return silentNs() >= leaseNs / 2;
    }

    /** How much longer than on a line that is free its answers may take, by what has been seen of its words. */
    long latenessNs() {
        return Math.min(2 * starvedNs, Protocol.STARVED_LEASES * leaseNs);
    }

    /** Whether it is taken for gone. */
    boolean isOverdue() {
        long boundNs = heardNs + (Protocol.STARVED_LEASES - 1) * leaseNs;
        long signNs = movedNs - heardNs <= 0 ? heardNs : Math.min(movedNs, boundNs);
        return loop.nowNs() - signNs >= leaseNs + latenessNs();
    }
}
