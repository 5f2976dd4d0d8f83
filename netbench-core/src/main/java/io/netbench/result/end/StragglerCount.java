package io.netbench.result.end;

/**
 * How often a link was the last of a round of its hub.
 *
 * @param linkId index of the link in the plan
 * @param rounds that waited for it
 */
public record StragglerCount(int linkId, long rounds) {}
