package io.netbench.traffic;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The ways by which an agent's clients reach its own servers: a listening socket for each event loop, open while they
 * connect. They decide on which loop the server's end of a connection lives. Left to the order of accepts, some
 * connections would have both ends on one loop and others not, and over loopback those differ by up to a factor of
 * three, from run to run on other links.
 */
final class OwnDoors {

    /** No doors: every server is reached where it says that it listens. */
    static final OwnDoors NONE = new OwnDoors(List.of(), 0, null);

    /** With this many connections a loop, one more on some loops than on others makes little difference. */
    private static final int MANY_A_LOOP = 4;

    private final List<Listener> doors;
    private final int shift;
    private final InetSocketAddress announced;

    private OwnDoors(List<Listener> doors, int shift, InetSocketAddress announced) {
        this.doors = doors;
        this.shift = shift;
        this.announced = announced;
    }

    /** Whether the agent has connections to itself, and more than one loop that they could live on. */
    static boolean areNeeded(LocalEnds ends, int loops) {
        return ends.ownConnections() > 0 && loops > 1;
    }

    /**
     * Opens them. Both ends of a connection get the same loop, which is the fastest, if that gives all loops alike much
     * to do; otherwise each connection's ends get two neighbouring loops.
     *
     * @param loops of the run
     * @param connections how many will come through
     * @param announced where the agent's servers listen for everybody
     * @param opening opens a listener on a loop
     * @throws TrafficException if one of them can't be opened
     */
    static OwnDoors open(
            List<EventLoop> loops,
            int connections,
            InetSocketAddress announced,
            BiFunction<EventLoop, InetSocketAddress, Listener> opening) {
        boolean together = connections % loops.size() == 0 || connections >= MANY_A_LOOP * loops.size();
        InetSocketAddress anyPort = new InetSocketAddress(announced.getAddress(), 0);
        List<Listener> doors = new ArrayList<>();
        OwnDoors own = new OwnDoors(doors, together ? 0 : 1, announced);
        try {
            loops.forEach(loop -> doors.add(opening.apply(loop, anyPort)));
        } catch (TrafficException notAll) {
            own.close();
            throw notAll;
        }
        return own;
    }

    /**
     * The door for a connection whose client lives on the loop of this index.
     *
     * @param address where the agent's server is to be reached; who is told another port than its own is kept there
     */
    InetSocketAddress insteadOf(InetSocketAddress address, int loop) {
        if (doors.isEmpty() || address.isUnresolved() || address.getPort() != announced.getPort()) {
            return address;
        }
        Listener door = doors.get((loop + shift) % doors.size());
        return new InetSocketAddress(address.getAddress(), door.address().getPort());
    }

    /** Closes them; connections that came through stay. From any thread. */
    void close() {
        doors.forEach(Listener::closeLater);
    }
}
