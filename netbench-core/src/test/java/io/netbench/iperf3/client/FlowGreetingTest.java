package io.netbench.iperf3.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FlowGreetingTest {

    private final FlowGreeting greeting = new FlowGreeting();

    private String failure() {
        return assertThrows(CompletionException.class, () -> greeting.answered().join())
                .getCause()
                .getMessage();
    }

    @Test
    void shouldSayAtOnceWhenTheKernelDoesNotTakeTheFirstDatagram() {
        EmbeddedChannel channel = new EmbeddedChannel(
                new ChannelOutboundHandlerAdapter() {
                    @Override
                    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                        ((ByteBuf) message).release();
                        promise.setFailure(new IOException("Network is unreachable"));
                    }
                },
                greeting);

        assertTrue(failure().startsWith("could not be sent a datagram: "), this::failure);
        assertNull(channel.pipeline().get(FlowGreeting.class));
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldGiveUpAServerThatDoesNotAnswer() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(greeting);
        ByteBuf first = channel.readOutbound();
        assertEquals("9876", first.toString(StandardCharsets.US_ASCII));
        first.release();
        channel.advanceTimeBy(10, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertTrue(failure().contains("within 10 s"), this::failure);
        channel.finishAndReleaseAll();
    }
}
