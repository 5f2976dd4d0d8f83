package io.netbench.traffic.handshake;

import io.netbench.traffic.LocalEnds;
import io.netbench.traffic.RunLatches;
import io.netbench.traffic.SilenceWatch;
import io.netbench.traffic.TrafficSetup;
import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionMaker;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.Side;
import io.netbench.transport.AppliedOption;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets connections into a run: sets up their channels, knows who belongs to it, and makes the ends of those that do. For
 * the handshakes, which run on every event loop. Thread-safe.
 */
public final class Admission {

    /** What a channel holds at most before it is called full, and the level at which it takes more. */
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private final TrafficSetup setup;
    private final LocalEnds ends;
    private final ConnectionMaker maker;
    private final RunLatches milestones;
    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public Admission(TrafficSetup setup, LocalEnds ends, ConnectionMaker maker, RunLatches milestones) {
        this.setup = setup;
        this.ends = ends;
        this.maker = maker;
        this.milestones = milestones;
    }

    /** What every data channel needs before its first byte. */
    void configure(SocketChannel channel) {
        channel.config().setAllowHalfClosure(true);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setWriteBufferWaterMark(WATER_MARKS);
        setup.transport().reuseReceiveMemory(channel, setup.readSizeBytes());
    }

    /** The hello of a connection that this agent opens. */
    byte[] helloOf(ConnectionPlan plan) {
        return new Hello(setup.share().runId(), plan.link().id(), plan.index(), RunKey.randomNonce())
                .encode(setup.key());
    }

    /** Whether {@code answer} accepts the hello {@code frame}, from somebody who knows the run's key. */
    boolean isAccept(byte[] answer, byte[] frame) {
        return Hello.isAccept(answer, frame, setup.key());
    }

    /** The answer that accepts the hello {@code frame}. */
    byte[] acceptOf(byte[] frame) {
        return Hello.accept(frame, setup.key());
    }

    /** What the frame says, if it comes from somebody who knows this run's key. */
    Optional<Hello> proved(byte[] frame) {
        return Hello.decode(frame)
                .filter(hello -> hello.runId().equals(setup.share().runId()))
                .filter(hello -> Hello.isProved(frame, setup.key()));
    }

    /** This agent's end of a connection that came in; empty when the plan has none such, or it is already there. */
    Optional<Connection> accepted(Hello hello, SocketChannel channel, List<AppliedOption> options) {
        ConnectionPlan plan = ends.incoming().get(hello.link());
        boolean planned = plan != null
                && !closed
                && hello.index() >= 0
                && hello.index() < plan.link().load().connections()
                && accepted.add((long) hello.link() << 32 | hello.index());
        return planned ? Optional.of(made(plan.withIndex(hello.index()), channel, options)) : Optional.empty();
    }

    /** This agent's end of a connection that it opened. */
    Connection connected(ConnectionPlan plan, SocketChannel channel, List<AppliedOption> options) {
        return made(plan, channel, options);
    }

    private Connection made(ConnectionPlan plan, SocketChannel channel, List<AppliedOption> options) {
        setup.silenceNs()
                .ifPresent(silenceNs -> setup.transport().limitSilence(channel, SilenceWatch.PATIENCE * silenceNs));
        if (plan.side() == Side.SINK && setup.share().data().zeroCopy()) {
            // From here on the stream is payload alone, which a sink counts and does not look at.
            setup.transport().discardReceived(channel);
        }
        return maker.make(plan, channel, options);
    }

    /** A connection that came in is through with its handshake. */
    void establishedOne() {
        milestones.establishedOne();
    }

    /** Connections that come in can't all be had; of no consequence when they are there. */
    void cannotEstablish(String reason) {
        milestones.cannotEstablish(reason);
    }

    void strangerRefused(String reason) {
        setup.listener().strangerRefused(reason);
    }

    /** From now on no connection is wanted any more. */
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
