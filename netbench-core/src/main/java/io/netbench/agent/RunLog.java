package io.netbench.agent;

import io.netbench.dataplane.ShareTotals;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.LoadFlow;
import java.net.InetAddress;
import java.util.List;
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

    /** A coordinator was turned away: as many runs are carried as may be at a time. */
    default void busy() {}

    /** Whether it hears of bytes while they flow, for which event loops look at each of their connections. */
    default boolean watchesFlow() {
        return false;
    }

    /**
     * A run carries this plan from now on, over new connections.
     *
     * @param share of this agent
     */
    default void planned(long run, RunPlan share) {}

    /**
     * About once a second while bytes flow, and at the end, if it {@link #watchesFlow}. On any thread.
     *
     * @param loads what has flowed of each since the plan's connections began
     */
    default void flowed(long run, List<LoadFlow> loads) {}

    /** The coordinator of a run is gone. The run has not ended yet. */
    default void lostCoordinator(long run) {}

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
