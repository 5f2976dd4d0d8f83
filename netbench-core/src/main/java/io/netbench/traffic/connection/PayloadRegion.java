package io.netbench.traffic.connection;

import io.netty.channel.DefaultFileRegion;
import java.nio.channels.FileChannel;
import java.util.Queue;

/**
 * A piece of a payload's file, on its way. It is used again for another piece once it was sent: Netty's native code adds
 * to {@link #transferred}, which nobody can set back, so each piece counts on from where the last one ended.
 */
final class PayloadRegion extends DefaultFileRegion {

    private final Queue<PayloadRegion> idle;
    private long offset;
    private long end;

    /** @param idle where it goes when it was sent */
    PayloadRegion(FileChannel file, Queue<PayloadRegion> idle) {
        super(file, 0, 0);
        this.idle = idle;
    }

    /** The next piece: {@code length} bytes that start at {@code position} of the file. */
    PayloadRegion aim(long position, int length) {
        setRefCnt(1);
        offset = position - transferred();
        end = transferred() + length;
        return this;
    }

    /** Bytes of the piece that the kernel has not taken yet. */
    long unsentBytes() {
        return end - transferred();
    }

    @Override
    public long position() {
        return offset;
    }

    @Override
    public long count() {
        return end;
    }

    @Override
    protected void deallocate() {
        idle.add(this);
    }
}
