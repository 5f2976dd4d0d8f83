package io.netbench.dataplane;

import io.netbench.control.HostReport;
import io.netbench.measure.LoadWindow;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.KeptSamples;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.PickedConnections;
import io.netbench.traffic.LoadFlow;
import io.netbench.traffic.Quiet;
import io.netbench.traffic.ReleaseInstants;
import io.netbench.traffic.handshake.PathChoice;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The load of one run at this agent, and what is recorded of it: all that the agent's life cycle needs to know of event
 * loops, connections, recorders and host counters. Called by the run's own thread, futures complete on any.
 *
 * <p>Instants that go in are those of the agent's clock. What comes out for the report counts from the first start.
 */
public interface DataPlane extends AutoCloseable {

    /**
     * Gets ready, and listens if the agent carries a server. Called once, first.
     *
     * @throws RuntimeException with one line for a person if the share can't be run here
     */
    PreparedShare prepare();

    /** Opens this agent's connections; completes when they, and those that others open to it, are accepted. */
    CompletableFuture<Void> connect(PathChoice paths);

    /** Arms a start; completes when every loop waits for it. */
    CompletableFuture<Void> start(LoadWindow window);

    /** When the load of the latest start was really released. */
    CompletableFuture<ReleaseInstants> released();

    /**
     * Time for the samples that are taken at the begin of the measured window.
     *
     * @param atNs when they are due, a moment ago: the window's begin, or a little before it where nothing moves until then
     * @param fromNs the window's begin
     */
    void windowBegins(long atNs, long fromNs);

    /** From now on it counts how busy each event loop is. */
    void watchLoops();

    /** Where one event loop limits its connections while another idles, some change their loop; nothing is measured yet. */
    void balanceLoops();

    /** A window that began with the release has been under way for a moment. */
    void windowUnderWay();

    /** The measured window ended at {@code atNs}, a moment ago; without effect if it never began, or has ended before. */
    void windowEnded(long atNs);

    /** Tells from now on intervals link by link; without effect if it was told before. Before the first start. */
    void watchLinks();

    /** Takes the TCP samples of an interval. Completes when {@link #interval} may be asked for it. */
    CompletableFuture<Void> sampleTcp();

    /** What arrived since the interval before. */
    ShareInterval interval();

    /** What arrived since the last interval, up to the last byte. When all connections have come to their end. */
    ShareInterval rest();

    /** From {@code atNs} on no operation begins. */
    void quiesce(long atNs);

    CompletableFuture<Quiet> quiet();

    /** Completes when bytes or rounds have been reached by all that this agent paces of a load. */
    CompletableFuture<Void> limitReached(int load);

    /** At {@code atNs} the sources of one load stop, and the run goes on. */
    void end(int load, long atNs);

    /** At {@code atNs} the sources of all loads stop; of several ends the earliest counts. */
    void end(long atNs);

    /** Completes when every connection has seen its end. */
    CompletableFuture<Void> finished();

    /** Resets every connection that is left. */
    void abort(String reason);

    /** Resets what is open of these links: they have failed. */
    void failLinks(Set<Integer> links, String reason);

    /**
     * A figure that grows with every byte that moves on these links, be it only that the peer's kernel acknowledged it. It
     * stands still when a peer is gone, or its process has frozen and its buffers are full.
     */
    CompletableFuture<Long> movement(Set<Integer> links);

    /** What has flowed of each load up to now. Planes that nobody watches need not tell. */
    default CompletableFuture<List<LoadFlow>> flow() {
        return CompletableFuture.completedFuture(List.of());
    }

    void extendLease(long untilNs);

    /** Ends the recording; what follows is asked for only when it is complete. */
    CompletableFuture<Void> seal();

    /** The ends of links at this agent, made one by one, since each costs time. */
    Iterator<LinkEnd> linkEnds();

    /** What decides between the connections of links that have too many to tell each, end by end. */
    Iterator<ConnectionRanks> connectionRanks();

    /** Connections that were asked for, whole, as far as they are here. */
    Iterator<PickedConnection> connections(List<PickedConnections> picked);

    List<HubFigures> rounds();

    /** Of loads of which operations were timed here. */
    List<LoadLatencies> latencies();

    /** Times that were kept one by one, in pieces; of loads that asked for it. */
    default Iterator<KeptSamples> samples() {
        return Collections.emptyIterator();
    }

    /**
     * What the host and the agent spent on the window.
     *
     * @param intervalsDropped intervals that were not told
     */
    HostReport hostReport(long intervalsDropped);

    /**
     * Payload of the window of a load that had arrived at this agent's sinks {@code afterStartNs} after the first start; empty
     * where a sink is none of netbench's and tells nothing before the end.
     */
    OptionalLong bytesAt(int load, long afterStartNs);

    /** Frees everything, at any point of a run. */
    @Override
    void close();
}
