package io.netbench.control.net;

import io.netbench.text.Property;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at how a connection to an agent begins, and closes those of somebody who takes it for something else: nothing else
 * would say so, and they would wait. Until it has seen who that is nothing is sent: a stranger that does not understand it
 * resets the connection, and with that what it said is lost. Belongs to the connection's event loop.
 */
final class FirstBytes extends ChannelDuplexHandler {

    private static final byte[] HTTP2 = "PRI * HTTP/2.0\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The first byte of a TLS handshake. */
    private static final byte TLS = 0x16;

    /** An iperf3 client begins with a cookie: so many letters and digits, and a zero byte. */
    private static final int COOKIE_CHARACTERS = 36;

    private static final String COOKIE_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private final boolean wantsTls;
    private final Consumer<String> onStranger;
    private final byte[] first = new byte[COOKIE_CHARACTERS + 1];
    private int filled;
    private boolean holdsFlush;

    /**
     * @param wantsTls whether agents are spoken to with TLS here
     * @param onStranger hears what somebody speaks instead, in words that go on after who it is
     */
    FirstBytes(boolean wantsTls, Consumer<String> onStranger) {
        this.wantsTls = wantsTls;
        this.onStranger = onStranger;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        int taken = Math.min(buffer.readableBytes(), first.length - filled);
        buffer.getBytes(buffer.readerIndex(), first, filled, taken);
        filled += taken;
        Optional<String> strange = strange();
        if (strange.isPresent()) {
            buffer.release();
            context.pipeline().remove(this);
            if (isTls() && holdsFlush) {
                // An answer that is not TLS tells a coordinator what is wrong.
                context.flush();
            }
            context.close();
            onStranger.accept(strange.get());
            return;
        }
        if (filled >= HTTP2.length || wantsTls) {
            context.pipeline().remove(this);
            if (holdsFlush) {
                context.flush();
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        holdsFlush = true;
    }

    private Optional<String> strange() {
        if (filled == 0 || (wantsTls && isTls()) || (!wantsTls && beginsLikeHttp2())) {
            return Optional.empty();
        }
        if (isTls()) {
            return Optional.of("it speaks TLS, and here is none: start this with " + Property.TLS_CERT + " and "
                    + Property.TLS_KEY + ", or leave TLS out" + " there");
        }
        if (beginsLikeHttp2()) {
            return Optional.of("it does not use TLS, which is wanted here");
        }
        if (isCookie()) {
            return Optional.of("it speaks the protocol of iperf3: use netbench client there, or iperf3 -s here");
        }
        return Optional.of("it speaks another protocol");
    }

    private boolean isTls() {
        return filled > 0 && first[0] == TLS;
    }

    private boolean beginsLikeHttp2() {
        for (int i = 0; i < Math.min(filled, HTTP2.length); i++) {
            if (first[i] != HTTP2[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isCookie() {
        for (int i = 0; i < COOKIE_CHARACTERS; i++) {
            if (i >= filled || COOKIE_ALPHABET.indexOf(first[i]) < 0) {
                return false;
            }
        }
        return true;
    }
}
