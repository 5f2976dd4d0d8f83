package io.netbench.traffic.datagram;

import io.netbench.plan.DatagramOffloads;
import io.netbench.traffic.connection.ChannelWire;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.DatagramConnection;
import io.netbench.traffic.connection.Side;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.traffic.handshake.DatagramProof;
import io.netbench.traffic.handshake.DatagramProof.Says;
import io.netbench.traffic.handshake.HandshakeSetup;
import io.netbench.traffic.handshake.TrafficException;
import io.netbench.transport.AppliedOption;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Makes the way of one connection's datagrams, at either end. Both ends tell each other their UDP ports over the connection,
 * which has proved who they are; each socket then takes datagrams of the other's address alone. The end that connected sends a
 * small first datagram, proved with the run's key, which opens the way through what watches packets. Nothing is sent the other way
 * before it came. Then the source sends datagrams of full size until one came through.
 *
 * <p>A datagram is never answered by one, so that nobody can have this agent send to a third.
 */
final class DatagramGreeting extends ChannelInboundHandlerAdapter implements DatagramInlet.Receiver {

    /** For how long datagrams may fail to come through: many tries are lost then, not one. */
    private static final long PATIENCE_NS = 3_000_000_000L;

    private static final int MOST_REASON_BYTES = 1_000;

    private final HandshakeSetup setup;
    private final ConnectionPlan plan;
    private final DatagramPlace place;
    private final SocketChannel control;
    private final DatagramOpening opening;
    private final DatagramProbe probe;
    private final boolean connects;
    private final boolean isSource;
    private final int datagramBytes;
    private final DatagramProof proof;
    private final DatagramInlet inlet = new DatagramInlet(this);
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final byte[] frame = new byte[DatagramProof.FRAME_BYTES];
    private int filled;
    private ChannelHandlerContext context;
    private DatagramHeader header;
    private Future<?> timeout;
    private Says awaited;
    private boolean isGreeted;
    private boolean hasFullSize;
    private boolean over;

    DatagramGreeting(
            HandshakeSetup setup,
            DatagramOffloads offloads,
            ConnectionPlan plan,
            DatagramPlace place,
            SocketChannel control,
            List<AppliedOption> controlOptions,
            boolean connects) {
        this.setup = setup;
        this.plan = plan;
        this.place = place;
        this.control = control;
        this.connects = connects;
        isSource = plan.side() == Side.SOURCE;
        datagramBytes = (int) plan.link().load().blockSizeBytes();
        opening = new DatagramOpening(setup, offloads, plan, control, controlOptions, connects);
        probe = new DatagramProbe(
                opening, plan, place.loop(), setup.transport(), control.eventLoop(), this::isOver, this::fail);
        proof = new DatagramProof(setup, plan.link().id(), plan.index(), connects);
        awaited = connects ? Says.PORT_OF_SERVER : Says.PORT_OF_CLIENT;
    }

    /** Completes when datagrams of full size come through. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
        long patienceNs = Math.min(PATIENCE_NS, setup.connectNs());
        timeout = context.executor()
                .schedule(() -> fail(opening.late(stage(), patienceNs)), patienceNs, TimeUnit.NANOSECONDS);
        if (connects) {
            open(() -> say(Says.PORT_OF_CLIENT));
        }
    }

    private void open(Runnable then) {
        opening.objection()
                .ifPresentOrElse(
                        this::fail,
                        () -> opening.open(inlet).addListener(bound -> {
                            if (isOver()) {
                                opening.close();
                            } else if (bound.isSuccess()) {
                                then.run();
                            } else {
                                fail("UDP: " + SocketFailure.reason(bound.cause()));
                            }
                        }));
    }

    private void connectTo(int port) {
        Optional<String> objection = opening.objectionOfKernel();
        if (objection.isPresent()) {
            fail(objection.get());
            return;
        }
        InetSocketAddress peer = new InetSocketAddress(control.remoteAddress().getAddress(), port);
        opening.socket().channel().connect(peer).addListener(connected -> {
            if (!connected.isSuccess()) {
                fail("UDP to " + SocketFailure.text(peer) + ": " + SocketFailure.ofConnecting(connected.cause(), peer));
                return;
            }
            if (isOver()) {
                return;
            }
            header = DatagramHeader.of(plan, proof.token());
            if (connects) {
                probe.greet(proof.greeting());
            } else {
                say(Says.PORT_OF_SERVER);
            }
        });
    }

    // The connection

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ByteBuf words = (ByteBuf) message;
        try {
            while (words.isReadable() && !over) {
                int part = Math.min(frame.length - filled, words.readableBytes());
                words.readBytes(frame, filled, part);
                filled += part;
                if (filled == frame.length) {
                    filled = 0;
                    hear(words);
                }
            }
        } finally {
            words.release();
        }
    }

    private void hear(ByteBuf rest) {
        if (proof.accept(Says.GIVEN_UP, frame)) {
            int length = Math.min(Math.min(DatagramProof.port(frame), MOST_REASON_BYTES), rest.readableBytes());
            failHere(new TrafficException(rest.readCharSequence(length, StandardCharsets.UTF_8)
                    .toString()
                    .replaceAll("\\p{Cntrl}", " ")));
            return;
        }
        if (awaited == null || !proof.accept(awaited, frame)) {
            fail("it said something about datagrams that makes no sense");
            return;
        }
        switch (awaited) {
            case PORT_OF_CLIENT -> {
                awaited = null;
                int port = DatagramProof.port(frame);
                open(() -> connectTo(port));
            }
            case PORT_OF_SERVER -> {
                awaited = Says.GREETED;
                connectTo(DatagramProof.port(frame));
            }
            case GREETED -> {
                isGreeted = true;
                probe.rest();
                awaited = isSource ? Says.FULL_SIZE : null;
                if (isSource) {
                    probe.tryFullSize(header);
                } else if (hasFullSize) {
                    cameThrough();
                }
            }
            case FULL_SIZE -> succeed();
            default -> throw new IllegalStateException("not awaited: " + awaited);
        }
    }

    private void say(Says what) {
        context.writeAndFlush(Unpooled.wrappedBuffer(
                proof.frame(what, opening.socket().channel().localAddress().getPort())));
    }

    // Datagrams

    @Override
    public void received(ByteBuf content) {
        if (isOver() || header == null) {
            return;
        }
        if (!connects && !isGreeted && content.readableBytes() == DatagramProof.GREETING_BYTES) {
            byte[] datagram = new byte[DatagramProof.GREETING_BYTES];
            content.getBytes(content.readerIndex(), datagram);
            if (proof.isGreeting(datagram)) {
                isGreeted = true;
                say(Says.GREETED);
                if (isSource) {
                    awaited = Says.FULL_SIZE;
                    probe.tryFullSize(header);
                }
            }
        } else if (!isSource
                && content.readableBytes() >= datagramBytes
                && header.isAt(content, content.readerIndex())
                && DatagramHeader.phase(content, content.readerIndex()) == DatagramHeader.PROBE) {
            hasFullSize = true;
            if (isGreeted) {
                cameThrough();
            }
        }
    }

    private void cameThrough() {
        say(Says.FULL_SIZE);
        succeed();
    }

    @Override
    public void failed(Throwable cause) {
        if (!(cause instanceof IOException)) {
            fail("UDP: " + cause);
        }
    }

    // The end

    private void succeed() {
        over = true;
        timeout.cancel(false);
        SendRing ring = probe.stop();
        ChannelWire wire = new ChannelWire(control, setup.transport());
        DatagramWay way = new DatagramWay(opening.socket(), setup.transport());
        DatagramConnection end;
        if (isSource) {
            DatagramSource source = new DatagramSource(plan, place.loop(), wire, way, ring);
            inlet.leadTo(source);
            end = source;
        } else {
            DatagramSink sink = new DatagramSink(plan, place.loop(), wire, way, header, place.drainNs());
            inlet.leadTo(sink);
            end = sink;
        }
        wire.serve(end);
        place.opened().accept(end);
        context.pipeline().addLast(wire);
        context.pipeline().remove(this);
        ready.complete(null);
    }

    /** Whether nothing is left to do here; a run that is over gives its memory back, so that nothing more can be sent. */
    private boolean isOver() {
        if (!over) {
            place.aborted().get().ifPresent(this::fail);
        }
        return over;
    }

    private DatagramOpening.Stage stage() {
        if (awaited == Says.PORT_OF_SERVER || awaited == Says.PORT_OF_CLIENT) {
            return DatagramOpening.Stage.PORTS;
        }
        return isGreeted ? DatagramOpening.Stage.FULL_SIZE : DatagramOpening.Stage.FIRST;
    }

    /** Tells the other end why, so that both say the same. */
    private void fail(String reason) {
        if (!over) {
            byte[] text = reason.getBytes(StandardCharsets.UTF_8);
            int length = Math.min(text.length, MOST_REASON_BYTES);
            context.write(Unpooled.wrappedBuffer(proof.frame(Says.GIVEN_UP, length)));
            context.writeAndFlush(Unpooled.wrappedBuffer(text, 0, length)).addListener(ChannelFutureListener.CLOSE);
            failHere(new TrafficException(reason));
        }
    }

    private void failHere(TrafficException failure) {
        if (over) {
            return;
        }
        over = true;
        timeout.cancel(false);
        SendRing ring = probe.stop();
        if (ring != null) {
            ring.release();
        }
        opening.close();
        ready.completeExceptionally(failure);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            channelInactive(ignored);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        failHere(new TrafficException("it closed the connection before datagrams came through"));
        context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        failHere(new TrafficException(SocketFailure.reason(cause)));
        context.close();
    }
}
