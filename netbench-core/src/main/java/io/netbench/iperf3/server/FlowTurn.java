package io.netbench.iperf3.server;

/** The place of a test among those of its address whose flows are to come. Thread-safe. */
interface FlowTurn {

    /** Whether it is this test's turn, and another one waits until that is over. */
    boolean isWaitedFor();

    /** It is over, whether all flows have come or not. */
    void leave();
}
