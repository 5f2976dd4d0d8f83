package io.netbench.iperf3.client;

import io.netbench.control.HostReport;
import io.netbench.dataplane.DataPlane;
import io.netbench.dataplane.HubFigures;
import io.netbench.dataplane.LoadLatencies;
import io.netbench.dataplane.PreparedShare;
import io.netbench.dataplane.ShareInterval;
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
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A data plane that is another one, but for what is changed of it. */
abstract class OtherPlane implements DataPlane {

    private final DataPlane plane;

    OtherPlane(DataPlane plane) {
        this.plane = plane;
    }

    @Override
    public PreparedShare prepare() {
        return plane.prepare();
    }

    @Override
    public CompletableFuture<Void> connect(PathChoice paths) {
        return plane.connect(paths);
    }

    @Override
    public CompletableFuture<Void> start(LoadWindow window) {
        return plane.start(window);
    }

    @Override
    public CompletableFuture<ReleaseInstants> released() {
        return plane.released();
    }

    @Override
    public void windowBegins(long atNs, long fromNs) {
        plane.windowBegins(atNs, fromNs);
    }

    @Override
    public void watchLoops() {
        plane.watchLoops();
    }

    @Override
    public void balanceLoops() {
        plane.balanceLoops();
    }

    @Override
    public void windowUnderWay() {
        plane.windowUnderWay();
    }

    @Override
    public void windowEnded(long atNs) {
        plane.windowEnded(atNs);
    }

    @Override
    public void watchLinks() {
        plane.watchLinks();
    }

    @Override
    public CompletableFuture<Void> sampleTcp() {
        return plane.sampleTcp();
    }

    @Override
    public ShareInterval interval() {
        return plane.interval();
    }

    @Override
    public ShareInterval rest() {
        return plane.rest();
    }

    @Override
    public void quiesce(long atNs) {
        plane.quiesce(atNs);
    }

    @Override
    public CompletableFuture<Quiet> quiet() {
        return plane.quiet();
    }

    @Override
    public CompletableFuture<Void> limitReached(int load) {
        return plane.limitReached(load);
    }

    @Override
    public void end(int load, long atNs) {
        plane.end(load, atNs);
    }

    @Override
    public void end(long atNs) {
        plane.end(atNs);
    }

    @Override
    public CompletableFuture<Void> finished() {
        return plane.finished();
    }

    @Override
    public void abort(String reason) {
        plane.abort(reason);
    }

    @Override
    public void failLinks(Set<Integer> links, String reason) {
        plane.failLinks(links, reason);
    }

    @Override
    public CompletableFuture<Long> movement(Set<Integer> links) {
        return plane.movement(links);
    }

    @Override
    public CompletableFuture<List<LoadFlow>> flow() {
        return plane.flow();
    }

    @Override
    public void extendLease(long untilNs) {
        plane.extendLease(untilNs);
    }

    @Override
    public CompletableFuture<Void> seal() {
        return plane.seal();
    }

    @Override
    public Iterator<LinkEnd> linkEnds() {
        return plane.linkEnds();
    }

    @Override
    public Iterator<ConnectionRanks> connectionRanks() {
        return plane.connectionRanks();
    }

    @Override
    public Iterator<PickedConnection> connections(List<PickedConnections> picked) {
        return plane.connections(picked);
    }

    @Override
    public List<HubFigures> rounds() {
        return plane.rounds();
    }

    @Override
    public List<LoadLatencies> latencies() {
        return plane.latencies();
    }

    @Override
    public Iterator<KeptSamples> samples() {
        return plane.samples();
    }

    @Override
    public HostReport hostReport(long intervalsDropped) {
        return plane.hostReport(intervalsDropped);
    }

    @Override
    public OptionalLong bytesAt(int load, long afterStartNs) {
        return plane.bytesAt(load, afterStartNs);
    }

    @Override
    public void close() {
        plane.close();
    }
}
