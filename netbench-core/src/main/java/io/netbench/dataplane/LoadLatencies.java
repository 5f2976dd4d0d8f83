package io.netbench.dataplane;

import io.netbench.result.LatencyHistogram;

/**
 * Operations of all links of one load that an agent paces, finer than those of each.
 *
 * @param load its index in the plan
 */
public record LoadLatencies(int load, LatencyHistogram latency) {}
