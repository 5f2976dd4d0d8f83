package io.netbench.measure;

import java.util.Optional;

/**
 * Everything that one agent recorded of one link. Where source and sink are carried by different agents, each has its
 * half.
 *
 * @param link its id in the plan
 * @param receivedBytes payload of blocks that the sink read, over the life of all connections
 * @param responseBytes bytes of responses (of reads: of requests), over the life of all connections
 * @param warmup empty where the plan has none, this agent does not carry the sink, or the run did not get so far
 * @param window empty where this agent does not carry the sink, or the run did not get so far
 * @param latency empty where this agent does not pace the link, or operations have no response
 * @param service the same; empty also where the link has no rate, and so no time but the actual start to count from
 */
public record LinkFigures(
        int link,
        long receivedBytes,
        long responseBytes,
        Optional<PhaseTotals> warmup,
        Optional<WindowFigures> window,
        Optional<LatencyFigures> latency,
        Optional<LatencyFigures> service) {}
