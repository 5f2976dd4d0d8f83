package io.netbench.iperf3.server;

import io.netbench.iperf3.login.LoginCheck;
import io.netbench.plan.AllowedPeers;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Which iperf3 clients are let in. They can't show netbench's token, so those of other hosts come by their address, by
 * iperf3's own login, or where everybody may.
 *
 * @param within from where anybody may come
 * @param named whether that was said of these clients, which lets them in
 * @param login what each has to pass; empty: there is none
 * @param open whether everybody may come who can reach this host
 */
public record Iperf3Access(AllowedPeers within, boolean named, Optional<LoginCheck> login, boolean open) {

    /** Those on this host, and nobody else. */
    public static final Iperf3Access THIS_HOST = new Iperf3Access(AllowedPeers.all(), false, Optional.empty(), false);

    /**
     * Whether a client of this address is heard at all. One that comes from the very address that it came to is on this host.
     *
     * @param here the address that it came to
     */
    boolean admits(InetAddress peer, InetAddress here) {
        return within.allows(peer) && (reachesOut() || peer.isLoopbackAddress() || peer.equals(here));
    }

    /** Whether clients of other hosts may be heard. */
    public boolean reachesOut() {
        return named || login.isPresent() || open;
    }
}
