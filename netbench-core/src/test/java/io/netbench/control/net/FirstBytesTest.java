package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.HandClock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstBytesTest {

    private static final String HTTP2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String COOKIE = "f6jd4nwzqu7ugr2ykpulatr62pqxypadpvkq\0";
    private static final String TLS = "\u0016\u0003\u0001";

    private final List<String> strangers = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private int left;
    private EmbeddedChannel channel;

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldLetThroughWholeWhatSpeaksToAgentsHoweverItIsCut() {
        for (int cut = 1; cut < HTTP2.length(); cut++) {
            open(false);
            receive(HTTP2.substring(0, cut));
            receive(HTTP2.substring(cut));

            assertEquals(HTTP2, passedOn());
            assertEquals(List.of(), strangers);
            assertNull(channel.pipeline().get(FirstBytes.class));
            channel.finishAndReleaseAll();
        }
        open(true);
        receive(TLS);
        assertEquals(TLS, passedOn());
        assertNull(channel.pipeline().get(FirstBytes.class));
    }

    @ParameterizedTest
    @CsvSource({
        "false, iperf3, it speaks the protocol of iperf3",
        "true, iperf3, it speaks the protocol of iperf3",
        "false, tls, it speaks TLS",
        "true, http2, it does not use TLS",
        "false, GET / HTTP/1.1, it speaks another protocol",
        "true, SSH-2.0-x, it speaks another protocol"
    })
    void shouldCloseAndTellOfWhatSpeaksSomethingElse(boolean wantsTls, String spoken, String said) {
        open(wantsTls);
        receive(
                switch (spoken) {
                    case "iperf3" -> COOKIE;
                    case "tls" -> TLS;
                    case "http2" -> HTTP2;
                    default -> spoken;
                });

        assertEquals(1, strangers.size());
        assertTrue(strangers.get(0).startsWith(said), () -> strangers.get(0));
        assertFalse(channel.isOpen());
        assertEquals("", passedOn());
    }

    @Test
    void shouldSayNothingToWhoHasSaidNothing() {
        open(false);

        assertNull(channel.readOutbound());
    }

    @Test
    void shouldAnswerTlsWithWhatIsNoTls() {
        open(false);
        receive(TLS);

        ByteBuf sent = channel.readOutbound();
        assertEquals(9, sent.readableBytes());
        sent.release();
    }

    @ParameterizedTest
    @CsvSource({"f6jd4nwzqu7ugr2ykpulatr62pqxypadpvkq", "node7.1700000000.123456.4a2b"})
    void shouldHandOnWhatBeginsWithACookieHoweverItIsCut(String text) {
        String cookie = text + "\0".repeat(37 - text.length());
        for (int cut = 1; cut < cookie.length(); cut++) {
            open(false, true);
            receive(cookie.substring(0, cut));
            receive(cookie.substring(cut) + "more");

            assertEquals(List.of(cookie + "more"), cookies);
            assertEquals(List.of(), strangers);
            assertTrue(channel.isOpen());
            assertFalse(channel.config().isAutoRead());
            cookies.clear();
            channel.finishAndReleaseAll();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET / HTTP/1.1, it speaks another protocol", "SSH-2.0-x, it speaks another protocol"})
    void shouldCloseWhatSpeaksSomethingElseWhereCookiesAreTakenToo(String spoken, String said) {
        open(false, true);
        receive(spoken + "\r\n");

        assertEquals(List.of(said), strangers);
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldCloseWhoSaysNothingForTooLong() {
        open(false, true);
        receive("abc");
        channel.advanceTimeBy(FirstBytes.PATIENCE_S, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertFalse(channel.isOpen());
        assertEquals(1, left);
    }

    @Test
    void shouldTellOfFewWhenManyCome() {
        open(false);
        HandClock clock = new HandClock(5);
        Strangers few = new Strangers((peer, what) -> strangers.add(what), why -> {}, clock);
        for (int i = 0; i < 100; i++) {
            few.came(null, "junk");
        }
        clock.advance(Strangers.REST_NS);
        few.came(null, "junk");

        assertEquals(List.of("junk", "junk (99 more came since the last that was told)"), strangers);
    }

    private void open(boolean wantsTls) {
        open(wantsTls, false);
    }

    private void open(boolean wantsTls, boolean takesCookies) {
        channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new FirstBytes(wantsTls, takesCookies, 0, new Turns()));
        channel.pipeline().fireChannelActive();
    }

    /** Has agents served at once. */
    private final class Turns implements FirstBytes.Turns {

        @Override
        public void isForAgent(Channel agent) {
            agent.pipeline().get(FirstBytes.class).goOn();
        }

        @Override
        public void hasCookie(Channel client, ByteBuf first, long order) {
            cookies.add(first.toString(StandardCharsets.ISO_8859_1));
            first.release();
        }

        @Override
        public void isStranger(Channel stranger, String what) {
            strangers.add(what);
        }

        @Override
        public void left(FirstBytes first) {
            left++;
        }
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private String passedOn() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
            all.append(next.toString(StandardCharsets.ISO_8859_1));
            next.release();
        }
        return all.toString();
    }
}
