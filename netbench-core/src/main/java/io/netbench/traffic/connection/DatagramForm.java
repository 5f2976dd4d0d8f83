package io.netbench.traffic.connection;

import io.netty.buffer.ByteBuf;

/** What the datagrams of a flow begin with: which of it this is, and when it was sent. */
public interface DatagramForm {

    /** How many bytes that takes. */
    int bytes();

    /** Writes what all datagrams of the flow have in common. */
    void write(ByteBuf target, int at);

    /**
     * Writes what a datagram has for itself.
     *
     * @param sequence from 0
     * @param sentNs when it is sent, after an instant that is one for all of the flow
     * @param phase {@link #BEFORE_WINDOW} or {@link #WINDOW}
     */
    void write(ByteBuf target, int at, long sequence, long sentNs, int phase);

    /** Sent before the measured window. */
    int BEFORE_WINDOW = 0;

    /** Sent in it. */
    int WINDOW = 1;
}
