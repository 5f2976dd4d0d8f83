package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.iperf3.wire.ClientNotes;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.iperf3.wire.StreamOptions;
import io.netbench.iperf3.wire.StreamPace;
import io.netbench.iperf3.wire.TestSpan;
import io.netbench.transport.Availability;
import io.netbench.transport.StubTransport;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamOptionsSetterTest {

    private final DatagramChannel flow = new NioDatagramChannel();
    private final List<DatagramChannel> cutNothing = new ArrayList<>();

    @AfterEach
    void close() {
        flow.unsafe().closeForcibly();
    }

    /** A server that sends has to keep to it too: the client can't set that for it. */
    @Test
    void shouldHaveFlowsCutNothingWhereTheClientAsksForThat() {
        apply(true);

        assertEquals(List.of(flow), cutNothing);
    }

    @Test
    void shouldLetFlowsCutWhatDoesNotFitWhereTheClientDoesNotMind() {
        apply(false);

        assertEquals(List.of(), cutNothing);
    }

    private void apply(boolean dontFragment) {
        setter(
                        StreamKind.UDP,
                        new StreamOptions(
                                0,
                                0,
                                0,
                                0,
                                0,
                                Optional.empty(),
                                false,
                                false,
                                false,
                                false,
                                dontFragment,
                                false,
                                false))
                .applyToFlow(flow);
    }

    private StreamOptionsSetter setter(StreamKind kind, StreamOptions options) {
        Parameters asked = new Parameters(
                kind, Direction.DOWNLOAD, 1, new TestSpan(0, 1, 0, 0), StreamPace.UNLIMITED, options, ClientNotes.NONE);
        return new StreamOptionsSetter(new Noted(), asked, warning -> {});
    }

    /** Small blocks travel in other segments where one end waits to fill them and the other does not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWaitToFillSegmentsUnlessTheClientAsksForTheOpposite(boolean noDelay) {
        NioSocketChannel stream = new NioSocketChannel();
        setter(
                        StreamKind.TCP,
                        new StreamOptions(
                                0, 0, 0, 0, 0, Optional.empty(), noDelay, false, false, false, false, false, false))
                .apply(stream);

        assertEquals(noDelay, stream.config().isTcpNoDelay());
        stream.unsafe().closeForcibly();
    }

    private final class Noted extends StubTransport {

        private Noted() {
            super("noted", 0, Availability.YES);
        }

        @Override
        public void cutNothing(DatagramChannel channel) {
            cutNothing.add(channel);
        }
    }
}
