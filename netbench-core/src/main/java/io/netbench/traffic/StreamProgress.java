package io.netbench.traffic;

import java.util.OptionalLong;

/**
 * How far one end of a connection to a peer that is no netbench has come.
 *
 * @param link id of the link
 * @param index of the connection within the link
 * @param isSink whether blocks arrive at this end
 * @param payloadBytes payload that arrived here, or was handed to the kernel
 * @param isOver whether it knows that the load is over: a source has stopped then
 * @param acknowledgedBytes of a source: what the peer's kernel has; empty where the kernel does not tell
 */
public record StreamProgress(
        int link, int index, boolean isSink, long payloadBytes, boolean isOver, OptionalLong acknowledgedBytes) {}
