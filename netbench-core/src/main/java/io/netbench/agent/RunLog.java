package io.netbench.agent;

import io.netbench.dataplane.ShareTotals;
import java.net.InetAddress;
import java.util.Optional;

/** Hears of the runs that an agent takes on, each on its own thread. */
public interface RunLog {

    /** Of what nobody wants to hear. */
    RunLog SILENT = new RunLog() {
        @Override
        public void began(long run, Optional<InetAddress> coordinator) {}

        @Override
        public void ended(long run, Optional<String> failure) {}
    };

    /**
     * A coordinator came.
     *
     * @param run its number, from 1
     * @param coordinator where it came from; empty within a process
     */
    void began(long run, Optional<InetAddress> coordinator);

    /**
     * A run has told its coordinator what it came to. It has not ended yet.
     *
     * @param totals of this agent's share
     */
    default void carried(long run, ShareTotals totals) {}

    /**
     * Somebody came who is no coordinator.
     *
     * @param peer from where
     * @param what it speaks instead
     */
    default void stranger(InetAddress peer, String what) {}

    /**
     * All that a run held is free again.
     *
     * @param failure why it did not come to its end; empty if it did
     */
    void ended(long run, Optional<String> failure);
}
