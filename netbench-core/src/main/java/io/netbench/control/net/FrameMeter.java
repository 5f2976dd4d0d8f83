package io.netbench.control.net;

import io.netbench.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Counts the HTTP/2 frames of a connection before anything is made of them, and closes a connection that sends more of a kind
 * than a coordinator ever does. A frame costs its receiver a thousand times what it costs its sender, and flow control
 * holds up none but those with data in them: what an agent would keep of the others has no bound of its own.
 */
final class FrameMeter extends ChannelInboundHandlerAdapter {

    private static final int PREFACE_BYTES = 24;
    private static final int HEADER_BYTES = 9;
    private static final int TYPE_AT = 3;
    private static final int FLAGS_AT = 4;
    private static final int DATA = 0;
    private static final int END_STREAM = 1;
    private static final int PADDED = 8;

    /** Each message has so many bytes before its first; only the rest of a frame that was divided is shorter. */
    private static final int MESSAGE_HEADER_BYTES = 5;

    private static final int FRAMES = 20_000;
    private static final int FRAMES_PER_S = 10_000;
    private static final int CONTROL_FRAMES = 2_000;
    private static final int CONTROL_FRAMES_PER_S = 1_000;
    private static final int CRUMBS = 64;
    private static final int CRUMBS_PER_S = 1;

    private final Clock clock;
    private final Allowance frames;
    private final Allowance control;
    private final Allowance crumbs;
    private final byte[] header = new byte[HEADER_BYTES];
    private int headerBytes;
    private int toSkip = PREFACE_BYTES;
    private boolean closed;

    FrameMeter(Clock clock) {
        this.clock = clock;
        long nowNs = clock.nanoTime();
        frames = new Allowance(FRAMES, FRAMES_PER_S, nowNs);
        control = new Allowance(CONTROL_FRAMES, CONTROL_FRAMES_PER_S, nowNs);
        crumbs = new Allowance(CRUMBS, CRUMBS_PER_S, nowNs);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!closed && message instanceof ByteBuf bytes && !isWithinLimits(bytes)) {
            closed = true;
            context.close();
        }
        if (closed) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean isWithinLimits(ByteBuf bytes) {
        long nowNs = clock.nanoTime();
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (toSkip > 0) {
                int skipped = Math.min(toSkip, end - at);
                toSkip -= skipped;
                at += skipped;
            } else {
                header[headerBytes++] = bytes.getByte(at++);
                if (headerBytes == HEADER_BYTES && !countFrame(nowNs)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean countFrame(long nowNs) {
        headerBytes = 0;
        toSkip = ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
        boolean isAllowed = frames.take(1, nowNs);
        if (header[TYPE_AT] != DATA) {
            return isAllowed && control.take(1, nowNs);
        }
        // Padding is not looked at: a coordinator sends none.
        boolean isCrumb = (header[FLAGS_AT] & PADDED) != 0
                || (toSkip < MESSAGE_HEADER_BYTES && (header[FLAGS_AT] & END_STREAM) == 0);
        return isAllowed && (!isCrumb || crumbs.take(1, nowNs));
    }
}
