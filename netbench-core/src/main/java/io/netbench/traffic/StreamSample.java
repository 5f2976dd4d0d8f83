package io.netbench.traffic;

/**
 * One end of one connection while the load is on.
 *
 * @param link id of the link
 * @param index of the connection within the link
 * @param isSink whether blocks arrive at this end
 * @param payloadBytes payload of blocks that arrived here or left here since it connected
 * @param tcp what the kernel tells of it
 */
public record StreamSample(int link, int index, boolean isSink, long payloadBytes, SourceTcp tcp) {}
