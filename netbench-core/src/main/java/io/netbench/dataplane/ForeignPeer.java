package io.netbench.dataplane;

import io.netbench.traffic.TrafficRun;
import io.netbench.traffic.handshake.ForeignHello;

/** Who stands for a peer of data connections that is no netbench. */
public interface ForeignPeer extends ForeignHello {

    /** The connections of a run are going to be this one's. */
    void carriedBy(TrafficRun traffic);
}
