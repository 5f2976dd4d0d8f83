package io.netbench.traffic.connection;

/**
 * Names a connection, and so both its ends.
 *
 * @param link in the plan
 * @param index among the connections of the link
 */
public record ConnectionId(int link, int index) {}
