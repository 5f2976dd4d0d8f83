package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.Clock;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcomersTest {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());

    @AfterEach
    void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"64, 16", "1024, 128", "20000, 2500", "1048576, 4096", "9223372036854775807, 4096", ", 4096"})
    void shouldLeaveMostDescriptorsToRuns(Long openFiles, int mostSilent) {
        assertEquals(mostSilent, Newcomers.mostSilent(openFiles));
    }

    @Test
    @Timeout(20)
    void shouldCloseTheOldestOfTooManyThatAreSilent() {
        Newcomers newcomers = newcomers(3);
        List<Channel> came = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Channel channel = new LocalChannel();
            came.add(channel);
            newcomers.channelRead(null, channel);
        }

        came.get(0).closeFuture().awaitUninterruptibly();
        came.get(1).closeFuture().awaitUninterruptibly();
        assertFalse(came.get(0).isOpen());
        assertTrue(came.subList(2, 5).stream().allMatch(Channel::isOpen));
    }

    private Newcomers newcomers(int maxSilent) {
        Strangers nobody = new Strangers((peer, what) -> {}, why -> {}, Clock.system());
        return new Newcomers(
                maxSilent, loops, /* wantsTls= */ false, new Visits(Clock.system()), Optional.empty(), nobody);
    }
}
