package io.netbench.iperf3.server;

/**
 * How far a session has come.
 *
 * @param number of the session, from 1
 * @param payloadBytes that it sent and received since its load began, the omitted time included
 * @param sinceStartNs how long that is ago
 */
public record SessionProgress(long number, long payloadBytes, long sinceStartNs) {}
