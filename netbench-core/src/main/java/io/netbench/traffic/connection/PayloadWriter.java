package io.netbench.traffic.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import java.util.function.BooleanSupplier;

/**
 * Sends payload on one connection, in slices of the loop's {@link Payload}: what is owed is a number, never memory. It
 * hands the channel no more than its high water mark, and no more than {@value #MAX_TURN_BYTES} bytes in one go, so
 * that a long block neither fills memory nor keeps the loop from its other connections.
 *
 * <p>Owned by one event loop. The channel calls back through {@link #resume()}.
 */
final class PayloadWriter implements Runnable {

    /** The most that one turn sends before the loop serves others. */
    static final int MAX_TURN_BYTES = 2 << 20;

    private Payload payload;
    private final BooleanSupplier maySendOn;
    private ChannelHandlerContext context;
    private int position;
    private long owedBytes;
    private long sentBytes;
    private boolean turnScheduled;
    private boolean paused;
    private Ending ending = Ending.NONE;
    private boolean endingStarted;

    /**
     * A writer.
     *
     * @param startPosition of the first byte in the payload's window
     * @param maySendOn asked before each further turn of a long send
     */
    PayloadWriter(Payload payload, int startPosition, BooleanSupplier maySendOn) {
        this.payload = payload;
        this.position = startPosition;
        this.maySendOn = maySendOn;
    }

    void attach(ChannelHandlerContext newContext) {
        context = newContext;
    }

    /** Owes {@code bytes} more, and sends what the channel takes. */
    void send(long bytes) {
        owedBytes += bytes;
        resume();
    }

    /** Sends on, as far as the channel takes it. */
    void resume() {
        if (paused) {
            return;
        }
        int turnBytes = MAX_TURN_BYTES;
        while (owedBytes > 0 && turnBytes > 0 && context.channel().isWritable()) {
            do {
                int length = (int) Math.min(owedBytes, Math.min(turnBytes, Payload.MAX_SLICE_BYTES));
                context.write(payload.slice(position, length), context.voidPromise());
                position = (position + length) % Payload.WINDOW_BYTES;
                owedBytes -= length;
                sentBytes += length;
                turnBytes -= length;
            } while (owedBytes > 0 && turnBytes > 0 && context.channel().isWritable());
            context.flush();
        }
        if (owedBytes > 0 && turnBytes == 0 && !turnScheduled) {
            turnScheduled = true;
            context.executor().execute(this);
        }
        if (owedBytes == 0 && ending != Ending.NONE && !endingStarted) {
            startEnding();
        }
    }

    /** The next turn of a long send. */
    @Override
    public void run() {
        turnScheduled = false;
        if (maySendOn.getAsBoolean()) {
            resume();
        }
    }

    /** Payload handed to the channel so far. Once {@link #finish} has succeeded, the kernel took all of it. */
    long sentBytes() {
        return sentBytes;
    }

    /**
     * Part of that which the channel still holds, as its next flush leaves it; 0 when the channel is closed.
     */
    long unsentBytes() {
        ChannelOutboundBuffer held = context.channel().unsafe().outboundBuffer();
        if (held == null) {
            return 0;
        }
        long[] bytes = new long[1];
        try {
            held.forEachFlushedMessage(message -> {
                bytes[0] += ((ByteBuf) message).readableBytes();
                return true;
            });
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
        return bytes[0];
    }

    /** Whether all that is owed has been handed to the channel. */
    boolean isIdle() {
        return owedBytes == 0;
    }

    /** Whether nothing is owed and the channel takes more. */
    boolean isReady() {
        return owedBytes == 0 && !paused && context.channel().isWritable();
    }

    /** Hands the channel nothing more, whatever is owed, until {@link #goOn}. */
    void pause() {
        paused = true;
    }

    /** Goes on after a pause, with the payload of the loop that owns the channel now. */
    void goOn(Payload ofLoop) {
        payload = ofLoop;
        paused = false;
        context.flush();
        resume();
    }

    /** Forgets what is owed and not yet handed to the channel, be it the middle of a block. */
    void cut() {
        owedBytes = 0;
    }

    /** Half-closes when all that is owed has been sent. */
    void finish() {
        if (ending == Ending.NONE) {
            ending = Ending.HALF_CLOSE;
            resume();
        }
    }

    /** Closes when all that is owed has been sent. */
    void close() {
        if (ending != Ending.CLOSE) {
            ending = Ending.CLOSE;
            endingStarted = false;
            resume();
        }
    }

    private void startEnding() {
        endingStarted = true;
        ChannelFuture flushed = context.writeAndFlush(Unpooled.EMPTY_BUFFER);
        if (ending == Ending.CLOSE) {
            flushed.addListener(ChannelFutureListener.CLOSE);
        } else {
            flushed.addListener((ChannelFutureListener) future -> {
                if (future.isSuccess() && ending == Ending.HALF_CLOSE) {
                    ((DuplexChannel) future.channel()).shutdownOutput();
                }
            });
        }
    }

    private enum Ending {
        NONE,
        HALF_CLOSE,
        CLOSE
    }
}
