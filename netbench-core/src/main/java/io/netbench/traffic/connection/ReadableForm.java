package io.netbench.traffic.connection;

import io.netty.buffer.ByteBuf;

/** A form whose datagrams say nothing of their flow, and of themselves just what can be read here. */
public interface ReadableForm extends DatagramForm {

    /**
     * The number of a datagram.
     *
     * @param next one above the greatest that came: where numbers begin again from 0, it is the one that is nearest to this
     * @return from 0; negative where it can't be one
     */
    long sequence(ByteBuf received, int at, long next);

    /** When it was sent, after an instant that is one for all of the flow, in nanoseconds. */
    long sentNs(ByteBuf received, int at);
}
