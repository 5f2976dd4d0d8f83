package io.netbench.iperf3.wire;

import io.netbench.traffic.connection.ReadableForm;
import io.netty.buffer.ByteBuf;

/**
 * What each datagram of iperf3 begins with, in big-endian order: seconds and microseconds of a clock whose zero says nothing, 32
 * bits each, and its number, from 1.
 *
 * @param hasLongNumbers whether numbers have 64 bits, not 32
 */
public record DatagramStamp(boolean hasLongNumbers) implements ReadableForm {

    private static final int NUMBER = 8;
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long NS_PER_US = 1_000L;

    @Override
    public int bytes() {
        return NUMBER + (hasLongNumbers ? Long.BYTES : Integer.BYTES);
    }

    @Override
    public void write(ByteBuf target, int at) {}

    @Override
    public void write(ByteBuf target, int at, long sequence, long sentNs, int phase) {
        target.setInt(at, (int) (sentNs / NS_PER_S));
        target.setInt(at + Integer.BYTES, (int) (sentNs % NS_PER_S / NS_PER_US));
        if (hasLongNumbers) {
            target.setLong(at + NUMBER, sequence + 1);
        } else {
            target.setInt(at + NUMBER, (int) (sequence + 1));
        }
    }

    @Override
    public long sequence(ByteBuf received, int at, long next) {
        return hasLongNumbers
                ? received.getLong(at + NUMBER) - 1
                // Of 32 bits, how far it is from what is next tells which it is.
                : next + (int) (received.getInt(at + NUMBER) - 1 - next);
    }

    @Override
    public long sentNs(ByteBuf received, int at) {
        return received.getUnsignedInt(at) * NS_PER_S + received.getUnsignedInt(at + Integer.BYTES) * NS_PER_US;
    }
}
