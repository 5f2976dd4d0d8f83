package io.netbench.traffic;

/** Hears what goes wrong in a run's data plane. Called on event loops; implementations must not block. */
public interface TrafficListener {

    /** A connection of the link was lost, or one of its checks failed. Called once a link and agent. */
    void linkFailed(int link, String reason);

    /**
     * An end of a connection is through its handshake and has this congestion control, by the kernel's name of it. Not
     * called where the transport can't tell.
     */
    default void congestionControl(String name) {}

    /** Somebody connected to the data port and did not belong to the run. */
    void strangerRefused(String reason);
}
