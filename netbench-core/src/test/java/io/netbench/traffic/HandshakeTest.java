package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.Deadline;
import io.netbench.traffic.connection.Side;
import io.netbench.traffic.handshake.ConnectHandler;
import io.netbench.traffic.handshake.HalfOpenHandshakes;
import io.netbench.traffic.handshake.Hello;
import io.netbench.traffic.handshake.RunKey;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends of the handshake against peers that do not keep to it. Peers that do are the business of whole runs. */
class HandshakeTest {

    private final PlanSketch sketch = PlanSketch.incast();
    private final EmbeddedRig rig = new EmbeddedRig(sketch);
    private final HalfOpenHandshakes halfOpen = new HalfOpenHandshakes(1);

    @AfterEach
    void close() {
        rig.close();
    }

    private void assertRefused(EmbeddedChannel channel, String reason) {
        channel.runPendingTasks();
        assertFalse(channel.isOpen(), "still open");
        assertNull(channel.readOutbound(), "a stranger was answered");
        assertEquals(List.of(reason), rig.strangers);
        assertEquals(0, halfOpen.size(), "handshakes under way");
        channel.advanceTimeBy(10, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.finishAndReleaseAll();
        assertEquals(1, rig.strangers.size(), "counted once");
        assertEquals(0, halfOpen.size(), "handshakes under way");
    }

    private byte[] hello(String runId, RunKey key, int link, int index) {
        return new Hello(runId, link, index, RunKey.randomNonce()).encode(key);
    }

    private static ByteBuf buffer(byte[] bytes) {
        return Unpooled.wrappedBuffer(bytes);
    }

    @Test
    void shouldRefuseGarbage() {
        EmbeddedChannel channel = rig.accepting(halfOpen);
        ByteBuf garbage = buffer(new byte[Hello.BYTES]);
        channel.writeInbound(garbage);
        assertEquals(0, garbage.refCnt(), "not released");
        assertRefused(channel, "no hello of this run");
    }

    @Test
    void shouldRefuseMoreThanAHello() {
        EmbeddedChannel channel = rig.accepting(halfOpen);
        channel.writeInbound(buffer(Arrays.copyOf(hello(PlanSketch.RUN_ID, rig.key, 0, 0), Hello.BYTES + 1)));
        assertRefused(channel, "bytes before the accept");
    }

    @Test
    void shouldRefuseAnotherRun() {
        EmbeddedChannel channel = rig.accepting(halfOpen);
        channel.writeInbound(buffer(hello("f".repeat(32), rig.key, 0, 0)));
        assertRefused(channel, "no hello of this run");
    }

    @Test
    void shouldRefuseAnotherKey() {
        EmbeddedChannel channel = rig.accepting(halfOpen);
        channel.writeInbound(buffer(hello(PlanSketch.RUN_ID, RunKey.random(), 0, 0)));
        assertRefused(channel, "no hello of this run");
    }

    @Test
    void shouldGiveASlowPeerOneSecondInAll() {
        EmbeddedChannel channel = rig.accepting(halfOpen);
        byte[] hello = hello(PlanSketch.RUN_ID, rig.key, 0, 0);
        for (int i = 0; i < 9; i++) {
            channel.writeInbound(buffer(new byte[] {hello[i]}));
            channel.advanceTimeBy(100, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
            assertTrue(channel.isOpen());
        }
        channel.advanceTimeBy(100, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertRefused(channel, "no hello within a second");
    }

    @Test
    void shouldCountAPeerThatGoesAway() {
        EmbeddedChannel channel = rig.accepting(halfOpen);
        channel.close();
        assertRefused(channel, "closed before a hello");
    }

    @Test
    void shouldCountAPeerThatClosesItsHalf() {
        EmbeddedChannel channel = rig.accepting(halfOpen);
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        assertRefused(channel, "closed before a hello");
    }

    // The connecting end

    private final Promise<Void> established = ImmediateEventExecutor.INSTANCE.newPromise();

    private EmbeddedChannel connecting() {
        Deadline deadline = Deadline.after(rig.clock, Duration.ofMillis(300));
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        ConnectHandler handler =
                new ConnectHandler(rig.admission, sketch.end(0, Side.SOURCE), List.of(), deadline, established);
        channel.pipeline().addLast(handler);
        handler.channelActive(channel.pipeline().lastContext());
        return channel;
    }

    private byte[] helloOf(EmbeddedChannel channel) {
        ByteBuf sent = channel.readOutbound();
        byte[] hello = ByteBufUtil.getBytes(sent);
        sent.release();
        return hello;
    }

    private void assertGivenUp(EmbeddedChannel channel, String reason) {
        channel.runPendingTasks();
        assertFalse(channel.isOpen(), "still open");
        assertNull(channel.readOutbound(), "something was sent without an accept");
        assertEquals(reason, established.cause().getMessage());
    }

    @Test
    void shouldSendAHelloThatProvesTheKey() {
        EmbeddedChannel channel = connecting();
        byte[] hello = helloOf(channel);
        assertTrue(Hello.isProved(hello, rig.key));
        assertEquals(PlanSketch.RUN_ID, Hello.decode(hello).orElseThrow().runId());
        assertNull(channel.readOutbound());
        byte[] other = helloOf(connecting());
        assertFalse(Arrays.equals(
                Hello.decode(hello).orElseThrow().nonce(),
                Hello.decode(other).orElseThrow().nonce()));
    }

    @ParameterizedTest
    @ValueSource(ints = {Hello.ACCEPT_BYTES, Hello.ACCEPT_BYTES + 1, 4096})
    void shouldGiveUpOnAWrongAnswer(int bytes) {
        EmbeddedChannel channel = connecting();
        helloOf(channel);
        ByteBuf answer = buffer(new byte[bytes]);
        channel.writeInbound(answer);
        assertEquals(0, answer.refCnt(), "not released");
        assertGivenUp(channel, "it answered, but has no part in this run");
    }

    @Test
    void shouldGiveUpOnTheAcceptOfAnotherHello() {
        EmbeddedChannel channel = connecting();
        helloOf(channel);
        channel.writeInbound(buffer(Hello.accept(hello(PlanSketch.RUN_ID, rig.key, 0, 0), rig.key)));
        assertGivenUp(channel, "it answered, but has no part in this run");
    }

    @Test
    void shouldGiveUpOnMoreThanAnAccept() {
        EmbeddedChannel channel = connecting();
        byte[] accept = Hello.accept(helloOf(channel), rig.key);
        channel.writeInbound(buffer(Arrays.copyOf(accept, accept.length + 1)));
        assertGivenUp(channel, "it answered, but has no part in this run");
    }

    @Test
    void shouldGiveUpAtTheDeadline() {
        EmbeddedChannel channel = connecting();
        byte[] accept = Hello.accept(helloOf(channel), rig.key);
        channel.writeInbound(buffer(Arrays.copyOf(accept, accept.length - 1)));
        channel.advanceTimeBy(299, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertTrue(channel.isOpen());
        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertGivenUp(channel, "connected, but no accept");
    }

    @Test
    void shouldGiveUpWhenThePeerCloses() {
        EmbeddedChannel channel = connecting();
        helloOf(channel);
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        assertGivenUp(channel, "it closed the connection during the handshake");
    }

    @Test
    void shouldGiveUpWhenTheRunIsOver() {
        EmbeddedChannel channel = connecting();
        byte[] accept = Hello.accept(helloOf(channel), rig.key);
        rig.admission.close();
        channel.writeInbound(buffer(accept));
        assertGivenUp(channel, "connected when the run was over");
    }
}
