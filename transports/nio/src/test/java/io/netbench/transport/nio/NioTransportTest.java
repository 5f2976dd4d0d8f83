package io.netbench.transport.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.TransportContract;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NioTransportTest extends TransportContract {

    private static final NioTransport NIO = new NioTransport();

    NioTransportTest() {
        super(NIO);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellBuffersAsTheKernelHasThem() {
        SocketPlan plan = new SocketPlan(
                OptionalInt.of(20_000),
                OptionalInt.of(30_000),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty());
        SocketChannel channel = NIO.clientChannels().newChannel();
        List<AppliedOption> applied = NIO.apply(channel, plan);
        channel.unsafe().closeForcibly();
        assertEquals(
                List.of(
                        new AppliedOption("SO_RCVBUF", "30000", "60000"),
                        new AppliedOption("SO_SNDBUF", "20000", "40000")),
                applied);
    }
}
