package io.netbench.dataplane;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Where the servers of an agent's runs listen. Each run has a port of its own while it lasts, so that runs can't get into
 * each other's way, and nothing listens between runs. Thread-safe.
 */
public final class DataPorts {

    private final InetAddress bind;
    private final int first;
    private final DataRails rails;
    private final BitSet taken = new BitSet();

    /** The free port of an earlier run: paths through a network are chosen by ports, so that a repeat needs the same. */
    private int kept;

    private boolean isKeptTaken;

    private DataPorts(InetAddress bind, int first, DataRails rails) {
        this.bind = bind;
        this.first = first;
        this.rails = rails;
    }

    /**
     * Free ports, or consecutive ones.
     *
     * @param bind the address that is listened on
     * @param first port, taken by a run that is alone, with those after it for runs beside it; 0: free ones
     * @param rails whose addresses clients are told to connect to; none: the one that is listened on, or, if that stands
     *     for all of this host, the one at which the coordinator reached this agent
     */
    public static DataPorts from(InetAddress bind, int first, DataRails rails) {
        return new DataPorts(bind, first, rails);
    }

    /** Free ports of an address. */
    public static DataPorts free(InetAddress bind) {
        return new DataPorts(bind, 0, DataRails.NONE);
    }

    /** The interfaces that data takes. */
    public DataRails rails() {
        return rails;
    }

    /** Whether nothing but this host can reach them. */
    boolean areLoopback() {
        return bind.isLoopbackAddress();
    }

    /** Where the next run listens; to be given back. */
    synchronized InetSocketAddress take() {
        if (first == 0) {
            int again = isKeptTaken ? 0 : kept;
            isKeptTaken |= again != 0;
            return new InetSocketAddress(bind, again);
        }
        int offset = taken.nextClearBit(0);
        taken.set(offset);
        return new InetSocketAddress(bind, first + offset);
    }

    /** A run listens at a port that was free. */
    synchronized void listens(InetSocketAddress address) {
        if (first == 0 && kept == 0) {
            kept = address.getPort();
            isKeptTaken = true;
        }
    }

    /** Whether there is another one where this, which was taken, can't be listened at: it is somebody else's now. */
    synchronized boolean hasOtherThan(InetSocketAddress address) {
        boolean wasKept = first == 0 && address.getPort() != 0 && address.getPort() == kept;
        if (wasKept) {
            kept = 0;
            isKeptTaken = false;
        }
        return wasKept;
    }

    /** The run that listened there is over. */
    synchronized void giveBack(InetSocketAddress address) {
        if (first != 0) {
            taken.clear(address.getPort() - first);
        } else if (address.getPort() == kept) {
            isKeptTaken = false;
        }
    }

    /**
     * The addresses to which clients connect.
     *
     * @param listening what is listened on
     * @param reachedAt the address at which the coordinator reached this agent; empty within a process
     */
    public List<InetSocketAddress> announced(InetSocketAddress listening, Optional<InetAddress> reachedAt) {
        int port = listening.getPort();
        if (!rails.rails().isEmpty()) {
            return rails.addresses().stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }
        boolean isWildcard = listening.getAddress().isAnyLocalAddress();
        InetAddress address = isWildcard ? reachedAt.orElse(InetAddress.getLoopbackAddress()) : listening.getAddress();
        return List.of(new InetSocketAddress(address, port));
    }
}
