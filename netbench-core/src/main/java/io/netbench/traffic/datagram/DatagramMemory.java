package io.netbench.traffic.datagram;

import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.transport.DatagramReceiveMemory;

/** What the sockets of a run's datagrams need outside the heap, computed from the plan before any of them is opened. */
public final class DatagramMemory {

    private DatagramMemory() {}

    /**
     * The most that the ends of one agent take, in bytes: what they send lies in memory of its own, and what they read too.
     *
     * @param share the part of the plan that the agent carries
     */
    public static long directBytes(RunPlan share, int agent) {
        return share.loads().stream()
                .filter(load -> load.protocol() == DataProtocol.UDP)
                .flatMap(load -> load.links().stream())
                .mapToLong(link -> link.load().connections() * ofOneConnection(share, link, agent))
                .sum();
    }

    private static long ofOneConnection(RunPlan share, LinkPlan link, int agent) {
        boolean sends = share.endpoints().get(link.source()).agent() == agent;
        boolean receives = share.endpoints().get(link.sink()).agent() == agent;
        return (sends ? SendRing.mostBytes((int) link.load().blockSizeBytes()) : 0)
                + (receives ? DatagramReceiveMemory.mostBytes(DatagramOpening.COALESCED_BYTES) : 0);
    }
}
