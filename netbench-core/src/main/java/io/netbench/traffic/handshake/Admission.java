package io.netbench.traffic.handshake;

import io.netbench.traffic.connection.ChannelWire;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.DatagramSocket;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets connections into a run: sets up their channels, knows who belongs to it, and has the ends made of those that do.
 * For the handshakes, which run on every event loop. Thread-safe.
 */
public final class Admission {

    /** What a channel holds at most before it is called full, and the level at which it takes more. */
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private final HandshakeSetup setup;
    private final AdmittingRun run;
    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public Admission(HandshakeSetup setup, AdmittingRun run) {
        this.setup = setup;
        this.run = run;
    }

    /** What every data channel needs before its first byte. */
    void configure(SocketChannel channel) {
        channel.config().setAllowHalfClosure(true);
        channel.config()
                .setOption(ChannelOption.TCP_NODELAY, !setup.socket().knobs().nagle());
        channel.config().setWriteBufferWaterMark(WATER_MARKS);
        channel.config().setMessageSizeEstimator(ChannelWire.SIZES);
        setup.transport().reuseReceiveMemory(channel, setup.readSizeBytes());
    }

    /** The hello of a connection that this agent opens. */
    byte[] helloOf(ConnectionPlan plan) {
        return new Hello(setup.runId(), plan.link().id(), plan.index(), RunKey.randomNonce()).encode(setup.key());
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
                .filter(hello -> hello.runId().equals(setup.runId()))
                .filter(hello -> Hello.isProved(frame, setup.key()));
    }

    /** This agent's end of a connection that came in; empty when the plan has none such, or it is already there. */
    Optional<NewEnd> accepted(Hello hello, SocketChannel channel, List<AppliedOption> options) {
        return run.incoming(hello.link())
                .filter(plan -> !closed
                        && hello.index() >= 0
                        && hello.index() < plan.link().load().connections()
                        && accepted.add((long) hello.link() << 32 | hello.index()))
                .map(plan -> run.newEnd(plan.withIndex(hello.index()), channel, options));
    }

    /** This agent's end of a connection that it opened. */
    NewEnd connected(ConnectionPlan plan, SocketChannel channel, List<AppliedOption> options) {
        return run.newEnd(plan, channel, options);
    }

    /** This agent's end of a flow of datagrams that it opened. */
    void flows(ConnectionPlan plan, DatagramSocket flow) {
        run.newFlow(plan, flow);
    }

    void establishedOne() {
        run.establishedOne();
    }

    void cannotEstablish(String reason) {
        run.cannotEstablish(reason);
    }

    void strangerRefused(String reason) {
        run.strangerRefused(reason);
    }

    /** From now on no connection is wanted any more. */
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
