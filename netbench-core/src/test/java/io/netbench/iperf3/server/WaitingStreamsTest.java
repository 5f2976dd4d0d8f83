package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.transport.Availability;
import io.netbench.transport.StubTransport;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingStreamsTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ControlHandler first = client();
    private final ControlHandler second = client();
    private final ControlHandler third = client();
    private final WaitingStreams waiting = new WaitingStreams();

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
        comes(second, WaitingStreams.MAX - 2);
        comes(first, 1);

        assertEquals(Optional.of(second), waiting.add(third));
        comes(third, WaitingStreams.MAX - 3);
        assertEquals(Optional.of(first), waiting.add(third));
    }

    @Test
    void shouldHaveRoomAgainWhenAClientHasAllItsStreams() {
        comes(first, WaitingStreams.MAX);
        waiting.remove(first);
        waiting.remove(first);

        comes(second, WaitingStreams.MAX);
    }
}
