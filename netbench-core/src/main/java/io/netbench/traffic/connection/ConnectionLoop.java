package io.netbench.traffic.connection;

import io.netbench.measure.LatencyRecorder;
import io.netbench.measure.LinkCounters;
import io.netbench.measure.SampleLog;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.util.OptionalInt;

/**
 * The event loop's part of a run, as its connections see it: what they share, and who hears of them. But for
 * {@link #execute}, everything is called on the loop.
 */
public interface ConnectionLoop {

    EventLoop eventLoop();

    /** Runs {@code task} on the loop, later. Callable from anywhere. */
    void execute(Runnable task);

    /**
     * How many bytes stand before the payload of a stream to a peer that is no netbench, and ends streams by itself; empty:
     * the peer is one.
     */
    default OptionalInt foreignHelloBytes() {
        return OptionalInt.empty();
    }

    /** Now, on the agent's clock. */
    long nowNs();

    /** How far a load has come on this loop. */
    LoadCourse course(int load);

    /** Whether anybody still wants the load at {@code nowNs}. */
    boolean isLeaseHeld(long nowNs);

    /** Of the run's pseudo-random choices. */
    long seed();

    /** Whether what arrives is compared with what was sent. */
    boolean verifies();

    Payload payload();

    LinkCounters counters(int link);

    LatencyRecorder latency(int link);

    LatencyRecorder service(int link);

    /**
     * Where the times of a link's operations are kept one by one; of a load that asks for it.
     *
     * @param phase of its schedule
     * @param periodNs of its schedule
     */
    default SampleLog samples(int link, double phase, double periodNs) {
        throw new IllegalStateException("link " + link + " is of a load whose times are not kept one by one");
    }

    /** What is known of the host at the other end of a connection. */
    PeerHost peerHost(InetAddress address);

    /** From now on {@code connection} is asked to start what is due. */
    void pace(Paced connection);

    /** A connection is due at {@code atNs}, which may be earlier than the last look at all of them said. */
    void dueAt(long atNs);

    /** Something is wrong with this end of a connection. Called once an end at most. */
    void failed(ConnectionPlan end, String reason);

    /** An end is closed, in order or not. Called once an end. */
    void closed();
}
