package io.netbench.traffic;

/**
 * How far a warm-up has drained at one agent. The run is quiet when no agent has a busy connection and all together have
 * received what all together have sent.
 *
 * @param sentBytes payload of blocks sent since the connections began
 * @param receivedBytes payload of blocks received since the connections began
 * @param busyConnections connections that still pace an operation or have bytes to send
 */
public record Quiet(long sentBytes, long receivedBytes, int busyConnections) {}
