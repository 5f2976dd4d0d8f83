package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.transport.Availability;
import io.netbench.transport.StubTransport;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingStreamsTest {

    private static final int MOST = 2_048;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ControlHandler first = client();
    private final ControlHandler second = client();
    private final ControlHandler third = client();
    private final WaitingStreams waiting = new WaitingStreams(MOST);

    private ControlHandler client() {
        return new ControlHandler(channel, new StubTransport("stub", 0, Availability.YES));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void comes(ControlHandler client, int streams) {
        for (int i = 0; i < streams; i++) {
            assertEquals(Optional.empty(), waiting.add(client));
        }
    }

    @Test
    void shouldHaveTheClientGiveWayWhoseLastStreamCameLongestAgo() {
        comes(first, 1);
        comes(second, MOST - 2);
        comes(first, 1);

        assertEquals(Optional.of(second), waiting.add(third));
        comes(third, MOST - 3);
        assertEquals(Optional.of(first), waiting.add(third));
    }

    @Test
    void shouldHaveRoomAgainWhenAClientHasAllItsStreams() {
        comes(first, MOST);
        waiting.remove(first);
        waiting.remove(first);

        comes(second, MOST);
    }

    /** As many as may come in earnest, unless descriptors are fewer. */
    @Test
    void shouldHaveRoomForAllThatMayBeServed() {
        assertEquals(
                Optional.empty(), WaitingStreams.of(Iperf3Limits.DEFAULT, null).add(first));
        WaitingStreams few = WaitingStreams.of(Iperf3Limits.DEFAULT, 4L);
        assertEquals(Optional.empty(), few.add(first));
        assertEquals(Optional.empty(), few.add(first));
        assertEquals(Optional.of(first), few.add(second));
    }
}
