package io.netbench.traffic;

import io.netbench.plan.DataProtocol;
import io.netbench.plan.SendPath;
import io.netbench.traffic.connection.ChannelWire;
import io.netbench.traffic.connection.ConnectionMaker;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.Side;
import io.netbench.traffic.datagram.DatagramEnds;
import io.netbench.traffic.datagram.DatagramFlows;
import io.netbench.traffic.datagram.DatagramPlace;
import io.netbench.traffic.handshake.AdmittingRun;
import io.netbench.traffic.handshake.ForeignHello;
import io.netbench.traffic.handshake.NewEnd;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.DatagramSocket;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Puts the ends of connections that are through their handshakes onto the loops of a run. Thread-safe. */
final class RunEnds implements AdmittingRun {

    private final TrafficSetup setup;
    private final LocalEnds ends;
    private final RunLatches latches;
    private final ConnectionMaker maker;
    private final DatagramEnds datagrams;
    private final DatagramFlows flows;
    private final IdentityHashMap<EventLoop, TrafficLoop> loopOf = new IdentityHashMap<>();

    RunEnds(TrafficSetup setup, LocalEnds ends, RunState state, List<TrafficLoop> loops) {
        this.setup = setup;
        this.ends = ends;
        latches = state.latches();
        maker = new ConnectionMaker(
                setup.transport(), state.barriers(), setup.share().data().sends() == SendPath.FILE);
        datagrams = new DatagramEnds(setup, setup.share().data().offloads());
        flows = new DatagramFlows(setup.transport());
        loops.forEach(loop -> loopOf.put(loop.eventLoop(), loop));
    }

    @Override
    public Optional<ConnectionPlan> incoming(int link) {
        return Optional.ofNullable(ends.incoming().get(link));
    }

    @Override
    public NewEnd newEnd(ConnectionPlan plan, SocketChannel channel, List<AppliedOption> options) {
        if (setup.socket().knobs().leaveSilenceToUs()) {
            setup.silenceNs()
                    .ifPresent(silenceNs -> setup.transport().limitSilence(channel, SilenceWatch.PATIENCE * silenceNs));
        }
        TrafficLoop loop = loopOf.get(channel.eventLoop());
        if (plan.load().protocol() == DataProtocol.UDP) {
            long drainNs = setup.share().schedule().drainNs();
            return datagrams.make(
                    plan, new DatagramPlace(loop, loop::opened, drainNs, loop::aborted), channel, options);
        }
        setup.transport().congestionControl(channel).ifPresent(setup.listener()::congestionControl);
        if (plan.side() == Side.SINK && setup.share().data().zeroCopy()) {
            // From here on the stream is payload alone, which a sink counts and does not look at.
            setup.transport().discardReceived(channel);
        }
        ChannelWire wire = maker.make(plan, loop, channel, options);
        loop.opened(wire.connection());
        return NewEnd.ready(wire);
    }

    @Override
    public void newFlow(ConnectionPlan plan, DatagramSocket flow) {
        ForeignHello peer = setup.foreign().orElseThrow();
        TrafficLoop loop = loopOf.get(flow.channel().eventLoop());
        loop.opened(
                plan.side() == Side.SOURCE
                        ? flows.source(plan, loop, flow, peer.datagramForm(), peer.mayFlow())
                        : flows.sink(plan, loop, flow, peer.datagramForm(), false));
    }

    @Override
    public void establishedOne() {
        latches.establishedOne();
    }

    @Override
    public void cannotEstablish(String reason) {
        latches.cannotEstablish(reason);
    }

    @Override
    public void strangerRefused(String reason) {
        setup.listener().strangerRefused(reason);
    }
}
