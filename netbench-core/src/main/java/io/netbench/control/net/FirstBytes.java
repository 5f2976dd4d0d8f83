package io.netbench.control.net;

import io.netbench.text.Property;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Looks at how a connection to a control port begins, and sends it on its way by that. Those who take the port for
 * something else are closed: nothing else would say so, and they would wait. Until it has seen who that is nothing is sent:
 * a stranger that does not understand it resets the connection, and with that what it said is lost. Belongs to the
 * connection's event loop.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {

    /** Where a connection goes. Called on its event loop, once for each. */
    interface Turns {

        /** It speaks to an agent: whoever serves that calls {@link FirstBytes#goOn} when it is there. */
        void isForAgent(Channel channel);

        /** It has shown a cookie; see {@link CookieHost#came}. */
        void hasCookie(Channel channel, ByteBuf first, long order);

        /** It is closed: it speaks something else, in words that go on after who it is. */
        void isStranger(Channel channel, String what);

        /** It is none of those any more that have shown nothing yet. */
        void left(FirstBytes first);
    }

    /** How long a connection may take to show what it speaks. */
    static final long PATIENCE_S = 10;

    private static final byte[] HTTP2 = "PRI * HTTP/2.0\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SSH = "SSH-".getBytes(StandardCharsets.US_ASCII);

    /** The first byte of a TLS handshake. */
    private static final byte TLS = 0x16;

    /** An empty frame of settings, with which every HTTP/2 server begins. */
    private static final byte[] HTTP2_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private static final String COOKIE_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private final boolean wantsTls;
    private final boolean takesCookies;
    private final long order;
    private final Turns turns;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    private ChannelHandlerContext context;
    private Future<?> patience;
    private boolean decided;

    /**
     * Looks at a connection that has just been accepted.
     *
     * @param wantsTls whether agents are spoken to with TLS here
     * @param takesCookies whether those are served who begin with a cookie
     * @param order in which the connection was accepted
     */
    FirstBytes(boolean wantsTls, boolean takesCookies, long order, Turns turns) {
        this.wantsTls = wantsTls;
        this.takesCookies = takesCookies;
        this.order = order;
        this.turns = turns;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        patience = active.executor().schedule(this::giveUp, PATIENCE_S, TimeUnit.SECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        decide();
        dropHeld();
        inactive.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failing, Throwable cause) {
        failing.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        ByteBuf arrived = (ByteBuf) message;
        held = held.isReadable() ? Unpooled.wrappedBuffer(held, arrived) : replaced(arrived);
        if (!decided) {
            look();
        }
    }

    private ByteBuf replaced(ByteBuf arrived) {
        held.release();
        return arrived;
    }

    private void look() {
        if (held.readableBytes() == 0) {
            return;
        }
        if (byteAt(0) == TLS) {
            lookAtTls();
        } else if (begins(HTTP2)) {
            lookAtHttp2();
        } else if (isCookieAsMade()) {
            lookAtCookie();
        } else if (!takesCookies || !mayBeCookie() || begins(SSH)) {
            beStranger("it speaks another protocol");
        } else if (held.readableBytes() >= CookieHost.COOKIE_BYTES) {
            lookAtCookie();
        }
    }

    /** An answer that is not TLS tells a coordinator what is wrong. */
    private void lookAtTls() {
        if (wantsTls) {
            beForAgent();
            return;
        }
        context.writeAndFlush(Unpooled.wrappedBuffer(HTTP2_SETTINGS)).addListener(ChannelFutureListener.CLOSE);
        beStranger("it speaks TLS, and here is none: start this with " + Property.TLS_CERT + " and " + Property.TLS_KEY
                + ", or leave TLS out" + " there");
    }

    private void lookAtHttp2() {
        if (held.readableBytes() < HTTP2.length) {
            return;
        }
        if (wantsTls) {
            beStranger("it does not use TLS, which is wanted here");
        } else {
            beForAgent();
        }
    }

    private void lookAtCookie() {
        if (!takesCookies) {
            beStranger("it speaks the protocol of iperf3: use netbench client there, or iperf3 -s here");
        } else if (held.readableBytes() >= CookieHost.COOKIE_BYTES) {
            decide();
            Channel channel = context.channel();
            channel.config().setAutoRead(false);
            context.pipeline().remove(this);
            turns.hasCookie(channel, takeHeld(), order);
        }
    }

    private void beForAgent() {
        decide();
        context.channel().config().setAutoRead(false);
        turns.isForAgent(context.channel());
    }

    /** Whoever serves agents is there now. */
    void goOn() {
        ChannelHandlerContext before = context;
        ByteBuf first = takeHeld();
        if (!before.channel().isActive()) {
            first.release();
            return;
        }
        before.fireChannelActive();
        before.fireChannelRead(first);
        before.fireChannelReadComplete();
        if (!before.isRemoved()) {
            before.pipeline().remove(this);
        }
        before.channel().config().setAutoRead(true);
    }

    private void beStranger(String what) {
        decide();
        dropHeld();
        context.close();
        turns.isStranger(context.channel(), what);
    }

    private void giveUp() {
        if (!decided && held.isReadable()) {
            beStranger("it speaks another protocol");
        } else if (!decided) {
            context.close();
        }
    }

    private void decide() {
        if (!decided) {
            decided = true;
            turns.left(this);
        }
        if (patience != null) {
            patience.cancel(false);
        }
    }

    private ByteBuf takeHeld() {
        ByteBuf taken = held;
        held = Unpooled.EMPTY_BUFFER;
        return taken;
    }

    private void dropHeld() {
        takeHeld().release();
    }

    private byte byteAt(int index) {
        return held.getByte(held.readerIndex() + index);
    }

    private boolean begins(byte[] text) {
        for (int i = 0; i < Math.min(held.readableBytes(), text.length); i++) {
            if (byteAt(i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has what iperf3 makes today: so many letters and digits, and a zero byte. */
    private boolean isCookieAsMade() {
        int text = CookieHost.COOKIE_BYTES - 1;
        if (held.readableBytes() < text) {
            return false;
        }
        for (int i = 0; i < text; i++) {
            if (COOKIE_ALPHABET.indexOf(byteAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Older versions have a host's name and numbers in it: any text, up to a zero byte. */
    private boolean mayBeCookie() {
        int looked = Math.min(held.readableBytes(), CookieHost.COOKIE_BYTES);
        for (int i = 0; i < looked; i++) {
            byte at = byteAt(i);
            if (at == 0) {
                return i > 0;
            }
            if (at <= ' ' || at == 0x7f) {
                return false;
            }
        }
        return looked < CookieHost.COOKIE_BYTES;
    }
}
