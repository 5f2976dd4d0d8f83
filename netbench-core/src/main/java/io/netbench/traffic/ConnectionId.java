package io.netbench.traffic;

/**
 * Names a connection, and so both its ends.
 *
 * @param link in the plan
 * @param index among the connections of the link
 */
record ConnectionId(int link, int index) {}
