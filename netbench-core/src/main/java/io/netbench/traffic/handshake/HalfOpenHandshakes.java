package io.netbench.traffic.handshake;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The handshakes under way at a data port, so many at most that strangers who connect and stay silent can't use up this
 * process's descriptors. When one too many begins, the oldest gives way: whoever belongs to the run says hello at once,
 * so the longer a peer has been silent, the less likely it is to be one that is waited for.
 *
 * <p>Thread-safe: handshakes run on every event loop.
 */
public final class HalfOpenHandshakes {

    /** Strangers that may be in the middle of a handshake beside the connections that are planned. */
    public static final int SPARE = 64;

    /** Handshakes from one address before any connection from there has shown that it belongs to the run. */
    static final int MOST_OF_UNKNOWN_ADDRESS = 32;

    private final int most;
    private final Map<Handshake, InetAddress> underWay = new LinkedHashMap<>();
    private final Map<InetAddress, Set<Handshake>> byAddress = new HashMap<>();
    private final Set<InetAddress> known = new HashSet<>();

    public HalfOpenHandshakes(int plannedConnections) {
        most = plannedConnections + SPARE;
    }

    /** A handshake that can be given up before it is over. */
    @FunctionalInterface
    interface Handshake {

        /** Closes the connection. Called on any thread, once at most, and perhaps when the handshake is just over. */
        void giveUp();
    }

    /** A handshake begins; it may take the place of another one, which gives up. */
    void begin(Handshake handshake, InetAddress peer) {
        Handshake displaced = add(handshake, peer);
        if (displaced != null) {
            displaced.giveUp();
        }
    }

    private synchronized Handshake add(Handshake handshake, InetAddress peer) {
        underWay.put(handshake, peer);
        Set<Handshake> ofPeer = byAddress.computeIfAbsent(peer, address -> new LinkedHashSet<>());
        ofPeer.add(handshake);
        Handshake displaced = null;
        if (ofPeer.size() > MOST_OF_UNKNOWN_ADDRESS && !known.contains(peer)) {
            displaced = ofPeer.iterator().next();
        } else if (underWay.size() > most) {
            displaced = underWay.keySet().iterator().next();
        }
        if (displaced != null) {
            over(displaced);
        }
        return displaced;
    }

    /** The peer of this handshake belongs to the run, so more may come from its address. */
    synchronized void proved(Handshake handshake) {
        InetAddress peer = underWay.get(handshake);
        if (peer != null) {
            known.add(peer);
        }
    }

    /** The handshake is over, one way or the other. */
    synchronized void over(Handshake handshake) {
        InetAddress peer = underWay.remove(handshake);
        if (peer != null) {
            Set<Handshake> ofPeer = byAddress.get(peer);
            ofPeer.remove(handshake);
            if (ofPeer.isEmpty()) {
                byAddress.remove(peer);
            }
        }
    }

    /** How many there may be at most. */
    int most() {
        return most;
    }

    public synchronized int size() {
        return underWay.size();
    }
}
