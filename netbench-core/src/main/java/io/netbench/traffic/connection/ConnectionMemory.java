package io.netbench.traffic.connection;

import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;

/** What the connections of a run need of the heap, computed from the plan before any of them is made. */
public final class ConnectionMemory {

    /** One end with its channel, pipeline and handlers, but without what grows with the queue depth. */
    private static final long END_BYTES = 2_048;

    /** What an end with TLS has more: its engine, and a record in each direction. */
    private static final long TLS_BYTES = 65_536;

    /** What an end of datagrams has more: which of them came, when, and a channel of its own. */
    private static final long DATAGRAM_BYTES = 32_768;

    private ConnectionMemory() {}

    /**
     * The ends that one agent carries, in bytes.
     *
     * @param share the part of the plan that the agent carries
     */
    public static long bytes(RunPlan share, int agent) {
        return share.loads().stream()
                .mapToLong(load -> load.links().stream()
                        .mapToLong(link -> bytes(load, link, endsAt(share, link, agent))
                                + (share.data().tls().isOn()
                                        ? TLS_BYTES * link.load().connections() * endsAt(share, link, agent)
                                        : 0))
                        .sum())
                .sum();
    }

    private static int endsAt(RunPlan share, LinkPlan link, int agent) {
        return (share.endpoints().get(link.source()).agent() == agent ? 1 : 0)
                + (share.endpoints().get(link.sink()).agent() == agent ? 1 : 0);
    }

    private static long bytes(Load load, LinkPlan link, int ends) {
        long startTimes = 8L * Pacer.ringSize(link.load().queueDepth());
        long datagrams = load.protocol() == DataProtocol.UDP ? DATAGRAM_BYTES : 0;
        return ends == 0 ? 0 : link.load().connections() * (ends * (END_BYTES + datagrams) + startTimes);
    }
}
