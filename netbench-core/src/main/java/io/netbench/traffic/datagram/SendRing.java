package io.netbench.traffic.datagram;

import io.netbench.traffic.connection.DatagramForm;
import io.netbench.traffic.connection.Payload;
import io.netbench.transport.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.socket.DatagramChannel;

/**
 * The memory of datagrams that one socket sends, taken in turn: each slot holds one, or as many as the kernel is handed at once
 * to cut. A slot is free again when the kernel has taken it. Sending allocates nothing. Owned by one event loop.
 */
final class SendRing {

    private static final int SLOTS = 64;

    /** Slots that are as long as a packet may be: the kernel takes a few of them before its own buffer is full. */
    private static final int LONG_SLOTS = 8;

    /** What the kernel cuts of one message at most: the least of those of kernels that can. */
    private static final int MOST_SEGMENTS = 64;

    /** Less than the longest packet by more than any headers. */
    private static final int MOST_BYTES = 65_200;

    private final DatagramChannel channel;
    private final DatagramForm form;
    private final Slot[] slots;
    private final int datagramBytes;
    private Sender sender;
    private int turn;
    private boolean unflushed;

    /** Hears what became of datagrams. */
    interface Sender {
        /** The kernel took them. */
        void sent(int datagrams, boolean ofWindow);

        /** It did not. */
        void refused(int datagrams, boolean ofWindow, Throwable cause);
    }

    /**
     * Makes a ring.
     *
     * @param isSegmented whether the kernel is handed many at once
     */
    SendRing(
            DatagramChannel channel,
            Transport transport,
            DatagramForm form,
            int datagramBytes,
            boolean isSegmented,
            Payload payload,
            int payloadStart) {
        this.channel = channel;
        this.form = form;
        this.datagramBytes = datagramBytes;
        int atOnce = isSegmented ? atOnce(datagramBytes) : 1;
        slots = new Slot[slots(atOnce * datagramBytes)];
        for (int i = 0; i < slots.length; i++) {
            ByteBuf content = channel.alloc().directBuffer(atOnce * datagramBytes, atOnce * datagramBytes);
            for (int datagram = 0; datagram < atOnce; datagram++) {
                content.writeZero(form.bytes());
                payload.writeTo(content, payloadStart, datagramBytes - form.bytes());
                form.write(content, datagram * datagramBytes);
            }
            slots[i] = new Slot(
                    channel,
                    content,
                    atOnce,
                    atOnce > 1 ? transport.segmented(channel, content, datagramBytes) : content);
        }
    }

    private static int atOnce(int datagramBytes) {
        return Math.max(1, Math.min(MOST_SEGMENTS, MOST_BYTES / datagramBytes));
    }

    private static int slots(int slotBytes) {
        return Math.max(LONG_SLOTS, Math.min(SLOTS, LONG_SLOTS * MOST_BYTES / slotBytes));
    }

    /** The most memory that a ring for datagrams of that size takes. */
    static long mostBytes(int datagramBytes) {
        int ofMany = atOnce(datagramBytes) * datagramBytes;
        return Math.max((long) slots(ofMany) * ofMany, (long) slots(datagramBytes) * datagramBytes);
    }

    /** Who hears of those that are handed over from now on. */
    void tell(Sender newSender) {
        sender = newSender;
    }

    /** What its datagrams have in common. */
    DatagramForm form() {
        return form;
    }

    /** Whether the kernel is handed many at once. */
    boolean isOfMany() {
        return slots[0].capacity > 1;
    }

    /** The next free slot; null while the kernel has not taken what the ring holds. */
    Slot free() {
        Slot slot = slots[turn];
        if (slot.isFree()) {
            return slot;
        }
        flush();
        return slot.isFree() ? slot : null;
    }

    /** Writes a datagram of a slot. */
    void put(Slot slot, int position, long sequence, long sentNs, int phase) {
        form.write(slot.content, position * datagramBytes, sequence, sentNs, phase);
    }

    /** Hands over the slot that was free. */
    void send(Slot slot, int datagrams, boolean ofWindow) {
        turn = turn + 1 < slots.length ? turn + 1 : 0;
        slot.datagrams = datagrams;
        slot.ofWindow = ofWindow;
        slot.hearer = sender;
        slot.content.writerIndex(datagrams * datagramBytes).retain();
        unflushed = true;
        channel.write(slot.message, slot.promise);
    }

    /** Has the kernel take what was handed over. */
    void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** Gives the memory back; what the kernel still has is freed when it lets go of it. */
    void release() {
        for (Slot slot : slots) {
            slot.content.release();
        }
    }

    /** One message. */
    final class Slot {

        private final ByteBuf content;
        private final int capacity;
        private final Object message;
        private final ChannelPromise promise;
        private int datagrams;
        private boolean ofWindow;
        private Sender hearer;

        private Slot(Channel channel, ByteBuf content, int capacity, Object message) {
            this.content = content;
            this.capacity = capacity;
            this.message = message;
            promise = new SlotPromise(channel);
        }

        int capacity() {
            return capacity;
        }

        private boolean isFree() {
            return content.refCnt() == 1;
        }

        /** What the channel tells of a message. It is never done, so that the next message can have it too. */
        private final class SlotPromise extends DefaultChannelPromise {

            private SlotPromise(Channel channel) {
                super(channel);
            }

            @Override
            public boolean setUncancellable() {
                return true;
            }

            @Override
            public boolean trySuccess(Void result) {
                hearer.sent(datagrams, ofWindow);
                return true;
            }

            @Override
            public boolean trySuccess() {
                return trySuccess(null);
            }

            @Override
            public boolean tryFailure(Throwable cause) {
                hearer.refused(datagrams, ofWindow, cause);
                return true;
            }
        }
    }
}
