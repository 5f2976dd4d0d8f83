package io.netbench.traffic;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Until when a run may send. Event loops ask before they send on, so that a process that was frozen and wakes up does not
 * go on with a load that nobody holds any more. Thread-safe; asking costs one plain read.
 */
final class SendLease {

    private final AtomicLong untilNs;

    SendLease(long untilNs) {
        this.untilNs = new AtomicLong(untilNs);
    }

    void extend(long newUntilNs) {
        untilNs.setOpaque(newUntilNs);
    }

    boolean isHeld(long nowNs) {
        return nowNs - untilNs.getOpaque() < 0;
    }
}
