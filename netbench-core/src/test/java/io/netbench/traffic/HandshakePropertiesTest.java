package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.Deadline;
import io.netbench.traffic.connection.Side;
import io.netbench.traffic.handshake.AcceptHandler;
import io.netbench.traffic.handshake.ConnectHandler;
import io.netbench.traffic.handshake.HalfOpenHandshakes;
import io.netbench.traffic.handshake.Hello;
import io.netbench.traffic.handshake.RunKey;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever a peer sends in a handshake, and however it cuts it up: it is let in with the run's proof, or closed unanswered. */
class HandshakePropertiesTest {

    private final PlanSketch sketch = PlanSketch.incast();
    private EmbeddedRig rig;
    private HalfOpenHandshakes halfOpen;

    @BeforeTry
    void open() {
        rig = new EmbeddedRig(sketch);
        halfOpen = new HalfOpenHandshakes(1);
    }

    @AfterTry
    void close() {
        rig.close();
    }

    private static void send(EmbeddedChannel channel, byte[] bytes, int pieceBytes) {
        for (int from = 0; from < bytes.length && channel.isOpen(); from += pieceBytes) {
            ByteBuf piece =
                    Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + pieceBytes)));
            channel.writeInbound(piece);
            assertEquals(0, piece.refCnt(), "a buffer was kept");
        }
        channel.runPendingTasks();
    }

    private void assertNeverLetIn(EmbeddedChannel channel) {
        channel.advanceTimeBy(AcceptHandler.HELLO_MS, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
        assertFalse(channel.isOpen(), "still open after a second");
        assertNull(channel.readOutbound(), "a stranger was answered");
        assertEquals(1, rig.strangers.size(), () -> "counted once: " + rig.strangers);
        assertEquals(0, halfOpen.size());
        channel.finishAndReleaseAll();
    }

    @Property(tries = 200)
    void shouldCloseWhoeverSendsAnything(
            @ForAll @Size(max = 200) byte[] bytes, @ForAll @IntRange(min = 1, max = 100) int pieceBytes) {
        EmbeddedChannel channel = rig.accepting(halfOpen);
        send(channel, bytes, pieceBytes);
        assertNeverLetIn(channel);
    }

    @Property(tries = 300)
    void shouldCloseWhoeverChangesAHello(
            @ForAll @IntRange(max = Hello.BYTES - 1) int place,
            @ForAll @IntRange(min = 1, max = 255) int change,
            @ForAll @IntRange(min = 1, max = 100) int pieceBytes) {
        byte[] hello = new Hello(PlanSketch.RUN_ID, 0, 0, RunKey.randomNonce()).encode(rig.key);
        hello[place] ^= (byte) change;
        EmbeddedChannel channel = rig.accepting(halfOpen);
        send(channel, hello, pieceBytes);
        assertNeverLetIn(channel);
    }

    @Property(tries = 200)
    void shouldCloseWhoeverAsksForAConnectionThatIsNotPlanned(@ForAll int link, @ForAll int index) {
        if (link == 0 && index == 0) {
            return;
        }
        EmbeddedChannel channel = rig.accepting(halfOpen);
        send(channel, new Hello(PlanSketch.RUN_ID, link, index, RunKey.randomNonce()).encode(rig.key), Hello.BYTES);
        assertNeverLetIn(channel);
    }

    @Property(tries = 200)
    void shouldSendNothingAfterAChangedAccept(
            @ForAll @IntRange(max = Hello.ACCEPT_BYTES - 1) int place,
            @ForAll @IntRange(min = 1, max = 255) int change,
            @ForAll @IntRange(min = 1, max = 40) int pieceBytes) {
        Promise<Void> established = ImmediateEventExecutor.INSTANCE.newPromise();
        Deadline deadline = Deadline.after(rig.clock, Duration.ofMillis(300));
        EmbeddedChannel channel = new EmbeddedChannel();
        ConnectHandler handler =
                new ConnectHandler(rig.admission, sketch.end(0, Side.SOURCE), List.of(), deadline, established);
        channel.pipeline().addLast(handler);
        handler.channelActive(channel.pipeline().lastContext());
        ByteBuf hello = channel.readOutbound();
        byte[] accept = Hello.accept(ByteBufUtil.getBytes(hello), rig.key);
        hello.release();
        accept[place] ^= (byte) change;
        send(channel, accept, pieceBytes);
        assertFalse(channel.isOpen());
        assertNull(channel.readOutbound(), "something was sent without an accept");
        assertTrue(established.isDone() && !established.isSuccess());
        channel.finishAndReleaseAll();
    }
}
