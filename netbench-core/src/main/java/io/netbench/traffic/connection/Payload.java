package io.netbench.traffic.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The bytes that are sent: pseudo-random, so that compressing middle boxes gain nothing, and periodic with
 * {@value #WINDOW_BYTES} bytes, so that they stay in cache and any part of a stream can be checked from its offset alone.
 * Every connection and direction starts at a place of its own, which is how a shifted or mixed-up stream is found.
 *
 * <p>The period is prime, so that no power-of-two block, buffer or page repeats in step with it. The window stands in
 * memory often enough that {@value #MAX_SLICE_BYTES} bytes can be sliced from any start.
 *
 * <p>One instance belongs to one event loop: slices count references, and a counter that all loops share would be a
 * contended cache line on the hot path.
 */
public final class Payload {

    /** The greatest prime below 64 KiB. */
    static final int WINDOW_BYTES = 65_521;

    /** The most that one slice holds. */
    static final int MAX_SLICE_BYTES = 4 * WINDOW_BYTES;

    private final ByteBuf bytes;
    private Optional<FileChannel> file;

    public Payload(long seed) {
        this(random(seed));
    }

    /** Digits in turn, as iperf3 sends where it was told to repeat itself. */
    public static Payload ofDigits() {
        byte[] window = new byte[WINDOW_BYTES];
        for (int i = 0; i < WINDOW_BYTES; i++) {
            window[i] = (byte) ('0' + i % 10);
        }
        return new Payload(window);
    }

    private static byte[] random(long seed) {
        byte[] window = new byte[WINDOW_BYTES];
        new SplittableRandom(seed).nextBytes(window);
        return window;
    }

    private Payload(byte[] window) {
        bytes = PooledByteBufAllocator.DEFAULT.directBuffer(MAX_SLICE_BYTES + WINDOW_BYTES);
        while (bytes.writableBytes() > 0) {
            bytes.writeBytes(window, 0, Math.min(WINDOW_BYTES, bytes.writableBytes()));
        }
    }

    /** Where the stream of a connection begins in the window. */
    public static int startOf(long seed, int link, int index, boolean blockDirection) {
        long mixed = new SplittableRandom(seed ^ (((long) link << 32) | (index & 0xffff_ffffL))).nextLong();
        return (int) Long.remainderUnsigned(blockDirection ? mixed : ~mixed, WINDOW_BYTES);
    }

    /** Writes {@code length} bytes that start at {@code position} of the window. */
    public void writeTo(ByteBuf target, int position, int length) {
        int from = position;
        for (int left = length; left > 0; ) {
            int part = Math.min(left, MAX_SLICE_BYTES);
            target.writeBytes(bytes, from, part);
            from = (from + part) % WINDOW_BYTES;
            left -= part;
        }
    }

    /** A retained slice of {@code length} bytes that starts at {@code position} of the window. */
    ByteBuf slice(int position, int length) {
        return bytes.retainedSlice(position, length);
    }

    /**
     * Compares what was received with what should have been.
     *
     * @param position of the first received byte within the window
     * @return index of the first wrong byte in {@code received}, or -1 when all are right
     */
    public int firstDifference(ByteBuf received, int position) {
        int base = received.readerIndex();
        int length = received.readableBytes();
        for (int done = 0; done < length; ) {
            int from = (position + done) % WINDOW_BYTES;
            int part = Math.min(length - done, MAX_SLICE_BYTES);
            if (!ByteBufUtil.equals(received, base + done, bytes, from, part)) {
                return done + firstDifferenceWithin(received, base + done, from, part);
            }
            done += part;
        }
        return -1;
    }

    /** The same bytes as a file, which is made when it is first asked for; empty where none can be made. */
    @SuppressWarnings("OptionalAssignedToNull")
    Optional<FileChannel> file() {
        if (file == null) {
            file = PayloadFile.of(bytes.slice(0, WINDOW_BYTES));
        }
        return file;
    }

    /** Gives back memory and file. What is still on its way from the file fails. */
    @SuppressWarnings("OptionalAssignedToNull")
    public void release() {
        bytes.release();
        if (file != null && file.isPresent()) {
            try {
                file.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private int firstDifferenceWithin(ByteBuf received, int at, int from, int length) {
        int i = 0;
        while (i < length && received.getByte(at + i) == bytes.getByte(from + i)) {
            i++;
        }
        return i;
    }
}
