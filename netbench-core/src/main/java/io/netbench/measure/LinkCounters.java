package io.netbench.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;

/**
 * Cumulative counters of one link on one event loop. They only grow: windows are cut by whoever reads them.
 *
 * <p>The loop is the only writer, so an update is a plain read and an ordered store, no atomic operation. Any thread may
 * read at any time. Bytes are stored last and with release, so that a reader that sees bytes also sees their instant.
 *
 * <p>The counters of several loops are made one after the other, and would share cache lines if they were fields: then
 * every store of one loop would take the line away from another. In an array of their own, with unused cells on both
 * sides, they don't, and the order of the cells is ours and not the JVM's.
 */
public final class LinkCounters {

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    /** 128 bytes: CPUs fetch lines in pairs. */
    private static final int PADDING = 16;

    private static final int RECEIVED_BYTES = PADDING;
    private static final int READS = PADDING + 1;
    private static final int LAST_BYTE_NS = PADDING + 2;
    private static final int FIRST_BYTE_NS = PADDING + 3;
    private static final int PHASE_OF_FIRST_BYTE = PADDING + 4;
    private static final int PHASE = PADDING + 5;
    private static final int BLOCKS = PADDING + 6;
    private static final int EXPECTING = PADDING + 7;
    private static final int RESPONSE_BYTES = PADDING + 8;
    static final int CELLS = PADDING + 9 + PADDING;

    private final long[] cells = new long[CELLS];

    LinkCounters() {
        cells[PHASE] = 1;
    }

    /** Counts one read of {@code bytes} of blocks at the sink, at the instant {@code nowNs}. By the loop only. */
    public void addReceived(long bytes, long nowNs) {
        long phase = read(PHASE);
        if (cells[PHASE_OF_FIRST_BYTE] != phase) {
            write(FIRST_BYTE_NS, nowNs);
            CELL.setRelease(cells, PHASE_OF_FIRST_BYTE, phase);
        }
        write(LAST_BYTE_NS, nowNs);
        add(READS, 1);
        CELL.setRelease(cells, RECEIVED_BYTES, cells[RECEIVED_BYTES] + bytes);
    }

    /** Counts blocks whose last byte reached the sink. By the loop only. */
    public void addBlocks(long blocks) {
        add(BLOCKS, blocks);
    }

    /** Counts bytes of responses (of a read: of requests) where they are received. By the loop only. */
    public void addResponseBytes(long bytes) {
        add(RESPONSE_BYTES, bytes);
    }

    /**
     * Changes the number of connections on which the sink waits for bytes of a block that its source owes it. Silence
     * while there are any is a stall. By the loop only.
     */
    public void expect(int delta) {
        add(EXPECTING, delta);
    }

    /**
     * Makes the next byte the first one of a new phase, whatever was counted before. By one thread at a time, and while
     * the link is silent.
     */
    void beginPhase() {
        write(PHASE, read(PHASE) + 1);
    }

    public long receivedBytes() {
        return (long) CELL.getAcquire(cells, RECEIVED_BYTES);
    }

    public long reads() {
        return read(READS);
    }

    public long blocks() {
        return read(BLOCKS);
    }

    public long responseBytes() {
        return read(RESPONSE_BYTES);
    }

    /** Connections on which the sink waits for bytes right now. */
    public long expecting() {
        return read(EXPECTING);
    }

    /** When the first byte of this phase arrived, on the clock of the writer; empty before. */
    public OptionalLong firstByteNs() {
        boolean arrived = (long) CELL.getAcquire(cells, PHASE_OF_FIRST_BYTE) == read(PHASE);
        return arrived ? OptionalLong.of(read(FIRST_BYTE_NS)) : OptionalLong.empty();
    }

    /** When the latest byte arrived; without a meaning while {@link #receivedBytes} is 0. */
    public long lastByteNs() {
        return read(LAST_BYTE_NS);
    }

    private long read(int cell) {
        return (long) CELL.getOpaque(cells, cell);
    }

    private void write(int cell, long value) {
        CELL.setOpaque(cells, cell, value);
    }

    private void add(int cell, long delta) {
        write(cell, cells[cell] + delta);
    }
}
