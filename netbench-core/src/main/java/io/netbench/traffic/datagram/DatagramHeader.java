package io.netbench.traffic.datagram;

import io.netbench.plan.LinkSettings;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.DatagramForm;
import io.netty.buffer.ByteBuf;

/**
 * What each datagram begins with. Everything is big-endian:
 *
 * <pre>
 *  0  8  token: which both ends of the connection know
 *  8  4  link
 * 12  4  index of the connection within the link
 * 16  8  sequence, from 0
 * 24  8  when it was sent: nanoseconds after the flow's first start, on the source's clock
 * 32  4  phase: 0 before the measured window, 1 in it, 2 a probe of the path, which counts for nothing
 * </pre>
 *
 * @param token of the connection
 * @param link its link's id
 * @param index of it within the link
 */
record DatagramHeader(long token, int link, int index) implements DatagramForm {

    static final int BYTES = (int) LinkSettings.LEAST_DATAGRAM_BYTES;

    static final int PROBE = 2;

    private static final int LINK = 8;
    private static final int INDEX = 12;
    private static final int SEQUENCE = 16;
    private static final int SENT_NS = 24;
    private static final int PHASE = 32;

    static DatagramHeader of(ConnectionPlan plan, long token) {
        return new DatagramHeader(token, plan.link().id(), plan.index());
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public void write(ByteBuf target, int at) {
        target.setLong(at, token);
        target.setInt(at + LINK, link);
        target.setInt(at + INDEX, index);
    }

    @Override
    public void write(ByteBuf target, int at, long sequence, long sentNs, int phase) {
        target.setLong(at + SEQUENCE, sequence);
        target.setLong(at + SENT_NS, sentNs);
        target.setInt(at + PHASE, phase);
    }

    /** Whether what begins at {@code at} is a datagram of this connection. */
    boolean isAt(ByteBuf received, int at) {
        return received.getLong(at) == token
                && received.getInt(at + LINK) == link
                && received.getInt(at + INDEX) == index
                && sequence(received, at) >= 0;
    }

    static long sequence(ByteBuf received, int at) {
        return received.getLong(at + SEQUENCE);
    }

    static long sentNs(ByteBuf received, int at) {
        return received.getLong(at + SENT_NS);
    }

    static int phase(ByteBuf received, int at) {
        return received.getInt(at + PHASE);
    }
}
