package io.netbench.dataplane;

import io.netbench.result.HubRounds;
import java.util.Map;

/**
 * The rounds of one hub of a load.
 *
 * @param load its index in the plan
 * @param hub id of the endpoint
 * @param rounds without their stragglers
 * @param stragglers how often each link was the last, by the link's id
 */
public record HubFigures(int load, int hub, HubRounds rounds, Map<Integer, Long> stragglers) {}
