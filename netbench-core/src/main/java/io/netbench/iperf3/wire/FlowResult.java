package io.netbench.iperf3.wire;

import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.SentDatagrams;

/** What this side says of a flow of datagrams. */
public final class FlowResult {

    private static final double NS_PER_S = 1e9;

    private FlowResult() {}

    /**
     * Of a flow that came.
     *
     * @param bytes payload of the measured time
     * @param endS how long that was
     */
    public static StreamResult of(int id, ReceivedDatagrams flow, long bytes, double endS) {
        long awaited = flow.awaited().orElse(flow.unique());
        long windowAwaited = flow.windowAwaited().orElse(flow.windowUnique());
        long lost = Math.max(0, awaited - flow.unique());
        // One that was late from before makes up for one that was lost before.
        long windowLost = Math.max(0, Math.min(lost, windowAwaited - flow.windowUnique()));
        return StreamResult.ofUdp(
                id,
                bytes,
                flow.jitterNs().orElse(0) / NS_PER_S,
                lost,
                lost - windowLost,
                awaited,
                awaited - windowAwaited,
                endS);
    }

    /** Of a flow that was sent. */
    public static StreamResult of(int id, SentDatagrams flow, long bytes, double endS) {
        return StreamResult.ofUdp(id, bytes, 0, 0, 0, flow.sent(), flow.sent() - flow.windowSent(), endS);
    }
}
