package io.netbench.iperf3.client;

import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPlanes;
import io.netbench.dataplane.RecentFacts;
import io.netbench.host.HostFacts;

/** The data planes of the two agents of a run with an iperf3 server. */
public final class Iperf3Planes {

    private Iperf3Planes() {}

    /** Of this host. */
    public static DataPlanes ofClient(ServerSession session, AgentSettings settings) {
        DataPlanes sockets = DataPlanes.ofSockets(settings, session);
        return (share, seat, secret, leaseNs, listener) -> new ClientPlane(
                sockets.of(share, seat, secret, leaseNs, listener), session, share, seat.agent(), settings.clock());
    }

    /** Of the one that stands for the server. */
    public static DataPlanes ofServer(ServerSession session, AgentSettings settings) {
        return (share, seat, secret, leaseNs, listener) ->
                new PeerPlane(session, settings.clock(), share, seat.agent(), listener);
    }

    /** What is known of the server's host. */
    public static RecentFacts factsOfServer(ServerSession session) {
        HostFacts facts = PeerFacts.of(session.server().getAddress());
        return RecentFacts.always(facts);
    }
}
