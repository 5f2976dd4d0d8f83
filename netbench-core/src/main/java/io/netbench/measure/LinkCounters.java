package io.netbench.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;

/**
 * Cumulative counters of one link on one event loop, each phase of the run in cells of its own. They only grow.
 *
 * <p>The writer says which phase a read belongs to, by the instant of the read. So a phase's counts are cut exactly there,
 * whenever somebody looks at them, and all phases together are all that arrived.
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

    private static final int EXPECTING = PADDING;
    private static final int RESPONSE_BYTES = PADDING + 1;
    private static final int MISSING = PADDING + 2;

    /** Where the cells of phases begin, one phase after the other. */
    private static final int PHASES = PADDING + 3;

    private static final int BYTES = 0;
    private static final int BLOCKS = 1;
    private static final int READS = 2;
    private static final int FIRST_BYTE_NS = 3;
    private static final int LAST_BYTE_NS = 4;
    private static final int CELLS_OF_PHASE = 5;

    static final int CELLS = PHASES + CELLS_OF_PHASE * LoadPhase.COUNT + PADDING;

    private final long[] cells = new long[CELLS];

    LinkCounters() {}

    /**
     * Counts one read at the sink, at the instant {@code nowNs}. By the loop only.
     *
     * @param phase that the instant lies in
     * @param bytes payload of blocks that it brought
     * @param blocks whose last byte was among them
     */
    public void addReceived(LoadPhase phase, long bytes, long blocks, long nowNs) {
        int ofPhase = cells(phase);
        long before = cells[ofPhase + BYTES];
        if (before == 0) {
            write(ofPhase + FIRST_BYTE_NS, nowNs);
        }
        write(ofPhase + LAST_BYTE_NS, nowNs);
        add(ofPhase + READS, 1);
        add(ofPhase + BLOCKS, blocks);
        CELL.setRelease(cells, ofPhase + BYTES, before + bytes);
    }

    /** Counts bytes of responses (of a read: of requests) where they are received. By the loop only. */
    public void addResponseBytes(long bytes) {
        add(RESPONSE_BYTES, bytes);
    }

    /**
     * Changes the number of datagrams that have not come though later ones have. By the loop only.
     *
     * @param delta less than 0 where some came after all
     */
    public void miss(long delta) {
        add(MISSING, delta);
    }

    /**
     * Changes the number of connections on which the sink waits for bytes of a block that its source owes it. Silence
     * while there are any is a stall. By the loop only.
     */
    public void expect(int delta) {
        add(EXPECTING, delta);
    }

    /** Payload of blocks that arrived in a phase. */
    public long bytes(LoadPhase phase) {
        return (long) CELL.getAcquire(cells, cells(phase) + BYTES);
    }

    /** Blocks whose last byte arrived in a phase. */
    public long blocks(LoadPhase phase) {
        return read(cells(phase) + BLOCKS);
    }

    /** Reads that brought what arrived in a phase. */
    public long reads(LoadPhase phase) {
        return read(cells(phase) + READS);
    }

    /** When the first byte of a phase arrived, on the clock of the writer; empty before. */
    public OptionalLong firstByteNs(LoadPhase phase) {
        return bytes(phase) > 0 ? OptionalLong.of(read(cells(phase) + FIRST_BYTE_NS)) : OptionalLong.empty();
    }

    /** When the latest byte of a phase arrived; without a meaning while there is none. */
    public long lastByteNs(LoadPhase phase) {
        return read(cells(phase) + LAST_BYTE_NS);
    }

    /** Payload of blocks that arrived in all phases. */
    public long receivedBytes() {
        return bytes(LoadPhase.WARMUP) + bytes(LoadPhase.WINDOW) + bytes(LoadPhase.DRAIN);
    }

    /** Blocks whose last byte arrived in any phase. */
    public long blocks() {
        return blocks(LoadPhase.WARMUP) + blocks(LoadPhase.WINDOW) + blocks(LoadPhase.DRAIN);
    }

    public long responseBytes() {
        return read(RESPONSE_BYTES);
    }

    /** Datagrams that have not come though later ones have. */
    public long missing() {
        return read(MISSING);
    }

    /** Connections on which the sink waits for bytes right now. */
    public long expecting() {
        return read(EXPECTING);
    }

    private static int cells(LoadPhase phase) {
        return PHASES + CELLS_OF_PHASE * phase.index;
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
