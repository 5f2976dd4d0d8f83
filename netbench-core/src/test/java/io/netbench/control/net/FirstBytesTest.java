package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.HandClock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstBytesTest {

    private static final String HTTP2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String COOKIE = "f6jd4nwzqu7ugr2ykpulatr62pqxypadpvkq\0";
    private static final String TLS = "\u0016\u0003\u0001";

    private final List<String> strangers = new ArrayList<>();
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
    void shouldHoldBackWhatIsSentUntilItKnowsWhoItIs() {
        open(false);
        channel.writeAndFlush(Unpooled.copiedBuffer("settings", StandardCharsets.US_ASCII));
        assertNull(channel.readOutbound());

        receive(HTTP2);

        ByteBuf sent = channel.readOutbound();
        assertEquals("settings", sent.toString(StandardCharsets.US_ASCII));
        sent.release();
    }

    @Test
    void shouldTellOfFewWhenManyCome() {
        open(false);
        HandClock clock = new HandClock(5);
        Strangers few = new Strangers((peer, what) -> strangers.add(what), clock);
        for (int i = 0; i < 100; i++) {
            few.came(null, "junk");
        }
        clock.advance(Strangers.REST_NS);
        few.came(null, "junk");

        assertEquals(List.of("junk", "junk (99 more came since the last that was told)"), strangers);
    }

    private void open(boolean wantsTls) {
        channel = new EmbeddedChannel(new FirstBytes(wantsTls, strangers::add));
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
