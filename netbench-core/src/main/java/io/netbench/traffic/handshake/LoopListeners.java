package io.netbench.traffic.handshake;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The ways by which clients on this very machine reach an agent's servers: a listening socket for each event loop, open
 * while they connect. So the client decides on which loop the server's end of a connection lives, and the same
 * connections meet on a loop of either side. Left to the order of accepts, the ends of some would share a loop, or a CPU,
 * and others not, and over loopback those differ by up to a factor of three, from run to run on other links.
 */
public final class LoopListeners {

    /** No doors: servers are reached where they say that they listen. */
    public static final LoopListeners NONE = new LoopListeners(List.of());

    /** With this many connections a loop, one more on some loops than on others makes little difference. */
    private static final int MANY_A_LOOP = 4;

    private final List<Listener> doors;

    private LoopListeners(List<Listener> doors) {
        this.doors = doors;
    }

    /**
     * Opens them.
     *
     * @param loops of the run
     * @param address that they listen on
     * @param opening opens a listener on a loop
     * @throws TrafficException if one of them can't be opened
     */
    public static LoopListeners open(
            List<EventLoop> loops, InetAddress address, BiFunction<EventLoop, InetSocketAddress, Listener> opening) {
        InetSocketAddress anyPort = new InetSocketAddress(address, 0);
        LoopListeners opened = new LoopListeners(new ArrayList<>());
        try {
            loops.forEach(loop -> opened.doors.add(opening.apply(loop, anyPort)));
        } catch (TrafficException notAll) {
            opened.close();
            throw notAll;
        }
        return opened;
    }

    /**
     * By how many a client's loop and the door that its connections take are apart. Loops of one number are the fastest, but
     * it has to give all of them alike much to do; otherwise each connection's ends get two neighbouring loops.
     *
     * @param connections of the client
     * @param loops of the client
     */
    public static int shift(int connections, int loops) {
        return connections % loops == 0 || connections >= MANY_A_LOOP * loops ? 0 : 1;
    }

    /** Their ports, in the order of the loops. */
    public List<Integer> ports() {
        return doors.stream().map(door -> door.address().getPort()).toList();
    }

    /** Closes them; connections that came through stay. From any thread. */
    public void close() {
        doors.forEach(Listener::closeLater);
    }
}
