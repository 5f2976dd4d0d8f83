package io.netbench.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.Await;
import io.netty.buffer.ByteBuf;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test runs on a loop of its own, at whose end all memory must be free. */
class ReusedReceiveMemoryTest {

    private static final int READ_BYTES = 64 << 10;

    private final CountingAllocator allocator = new CountingAllocator();
    private final EventExecutor loop = new DefaultEventExecutor();

    @AfterEach
    void shouldFreeAllWhenLoopEnds() {
        Await.result("the end of the loop", loop.shutdownGracefully(0, 5, TimeUnit.SECONDS));
        assertEquals(0, allocator.heldBytes());
    }

    private void onLoop(Runnable test) {
        Await.result("the test", loop.submit(test));
    }

    private static ExtendedHandle handle() {
        return new ReusedReceiveMemory(READ_BYTES).newHandle();
    }

    @Test
    void shouldUseOneBufferForAllConnectionsWhenReadsDoNotOverlap() {
        onLoop(() -> {
            ByteBuf first = handle().allocate(allocator);
            first.writeLong(1);
            first.release();
            for (int connection = 0; connection < 1_000; connection++) {
                ByteBuf next = handle().allocate(allocator);
                assertSame(first, next);
                assertEquals(1 + 1, next.refCnt(), "the reader's and the loop's");
                assertEquals(0, next.readableBytes());
                assertEquals(READ_BYTES, next.writableBytes());
                next.release();
            }
            assertEquals(1, allocator.made());
        });
    }

    @Test
    void shouldBeginWithACacheLine() {
        onLoop(() -> {
            ByteBuf buffer = handle().allocate(allocator);
            assertEquals(0, buffer.memoryAddress() % 64);
            assertEquals(READ_BYTES, buffer.capacity());
            buffer.release();
        });
    }

    @Test
    void shouldGiveAnotherBufferWhenOneIsKept() {
        onLoop(() -> {
            ByteBuf kept = handle().allocate(allocator);
            kept.writeLong(42);
            ByteBuf next = handle().allocate(allocator);
            assertNotSame(kept, next);
            next.writeLong(7).release();
            assertEquals(42, kept.readLong());
            kept.release();
        });
    }

    @Test
    void shouldNotTouchBufferOfWhichSliceIsKept() {
        onLoop(() -> {
            ByteBuf read = handle().allocate(allocator);
            ByteBuf slice = read.writeLong(42).readRetainedSlice(Long.BYTES);
            read.release();
            ByteBuf next = handle().allocate(allocator);
            assertNotSame(read, next);
            next.writeLong(7).release();
            assertEquals(42, slice.readLong());
            slice.release();
        });
    }

    @Test
    void shouldUseEveryBufferAgainWhenReadsComeInBatches() {
        onLoop(() -> {
            for (int batch = 0; batch < 10; batch++) {
                List<ByteBuf> reads = takes(50);
                Set<ByteBuf> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
                distinct.addAll(reads);
                assertEquals(50, distinct.size());
                reads.forEach(ByteBuf::release);
            }
            assertEquals(50, allocator.made());
        });
    }

    @Test
    void shouldStayWithinBudgetWhenTenThousandReadsAreUnderWay() {
        onLoop(() -> {
            List<ByteBuf> reads = takes(10_000);
            long small = 10_000L * LoopBuffers.SMALL_BYTES;
            assertTrue(allocator.heldBytes() <= LoopBuffers.FULL_SIZE_BUDGET_BYTES + small);
            reads.forEach(ByteBuf::release);
            long made = allocator.made();
            takes(10_000).forEach(ByteBuf::release);
            assertEquals(made, allocator.made());
        });
    }

    private List<ByteBuf> takes(int count) {
        List<ByteBuf> reads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reads.add(handle().allocate(allocator));
        }
        return reads;
    }

    @Test
    void shouldReadAsMuchAsAskedWhenSizeChanges() {
        onLoop(() -> {
            handle().allocate(allocator).release();
            ByteBuf large = new ReusedReceiveMemory(4 * READ_BYTES).newHandle().allocate(allocator);
            assertEquals(4 * READ_BYTES, large.writableBytes());
            large.release();
            assertEquals(
                    4 * READ_BYTES + BufferCycle.alignmentBytes(4 * READ_BYTES),
                    allocator.heldBytes(),
                    "the buffer of the old size is free");
        });
    }

    @ParameterizedTest
    @CsvSource({"16384, 64", "65536, 4096", "262144, 4096", "1048576, 4096"})
    void shouldBeginWhereTheKernelCopiesQuickly(int readBytes, int alignmentBytes) {
        onLoop(() -> {
            ByteBuf buffer = new ReusedReceiveMemory(readBytes).newHandle().allocate(allocator);
            assertEquals(readBytes, buffer.writableBytes());
            if (buffer.hasMemoryAddress()) {
                assertEquals(0, buffer.memoryAddress() % alignmentBytes);
            }
            buffer.release();
        });
    }

    @Test
    void shouldReadOnOnlyAsLongAsSocketFillsBuffers() {
        ExtendedHandle handle = turn();
        read(handle, READ_BYTES);
        assertTrue(handle.continueReading());
        read(handle, READ_BYTES - 1);
        assertFalse(handle.continueReading());
        assertTrue(handle.continueReading(() -> true), "a transport that knows better is believed");
        assertFalse(handle.continueReading(() -> false));
    }

    @Test
    void shouldNotReadOnAtEndOfStream() {
        ExtendedHandle handle = turn();
        handle.attemptedBytesRead(READ_BYTES);
        handle.lastBytesRead(-1);
        assertFalse(handle.continueReading(() -> true));
    }

    @Test
    void shouldTurnToOtherConnectionsAfterSomeReads() {
        ExtendedHandle handle = turn();
        for (int read = 1; read < ReusedReceiveMemory.MAX_READS_IN_TURN; read++) {
            read(handle, READ_BYTES);
            assertTrue(handle.continueReading());
        }
        read(handle, READ_BYTES);
        assertFalse(handle.continueReading());
        handle.reset(new EmbeddedChannel().config());
        read(handle, READ_BYTES);
        assertTrue(handle.continueReading(), "the next turn");
    }

    @Test
    void shouldStopReadingWhenHandlerPauses() {
        EmbeddedChannel channel = new EmbeddedChannel();
        ExtendedHandle handle = handle();
        handle.reset(channel.config());
        read(handle, READ_BYTES);
        channel.config().setAutoRead(false);
        assertFalse(handle.continueReading());
        channel.close();
    }

    private static ExtendedHandle turn() {
        ExtendedHandle handle = handle();
        handle.reset(new EmbeddedChannel().config());
        return handle;
    }

    private static void read(ExtendedHandle handle, int bytes) {
        handle.attemptedBytesRead(handle.guess());
        handle.lastBytesRead(bytes);
        handle.incMessagesRead(1);
    }

    @Test
    void shouldRefuseReadsOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new ReusedReceiveMemory(0));
    }
}
