package io.netbench.traffic.handshake;

import io.netbench.plan.AllowedPeers;
import io.netbench.plan.SocketPlan;
import io.netbench.traffic.tls.RunTls;
import io.netbench.transport.Transport;
import java.util.Optional;

/** What the handshakes of one agent's share of a run go by. */
public interface HandshakeSetup {

    /** 32 hexadecimal digits. */
    String runId();

    /** Secret of the run. */
    RunKey key();

    /** How bytes move. */
    Transport transport();

    /** How sockets are to be set. */
    SocketPlan socket();

    /** The most that one read takes. */
    int readSizeBytes();

    /** From where others may connect. */
    AllowedPeers allowedPeers();

    /** How connections begin with a peer that is no netbench; empty: it is one. */
    default Optional<ForeignHello> foreign() {
        return Optional.empty();
    }

    /** What encrypts connections; empty: they are plain. */
    default Optional<RunTls> tls() {
        return Optional.empty();
    }

    /** For how long this agent's connections may take to come up, all of them. */
    long connectNs();
}
