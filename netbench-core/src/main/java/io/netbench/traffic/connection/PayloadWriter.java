package io.netbench.traffic.connection;

/**
 * Sends payload on one connection, in slices of the loop's {@link Payload}: what is owed is a number, never memory. It
 * hands the wire no more than that takes, and no more than {@value #MAX_TURN_BYTES} bytes in one go, so
 * that a long block neither fills memory nor keeps the loop from its other connections.
 *
 * <p>Owned by one event loop. When the wire takes more, {@link #resume()} is called.
 */
final class PayloadWriter implements Runnable {

    /** The most that one turn sends before the loop serves others. */
    static final int MAX_TURN_BYTES = 2 << 20;

    private final Wire wire;
    private final Runnable sendOn;
    private Payload payload;
    private PayloadRegions regions;
    private boolean fromFile;
    private int position;
    private long owedBytes;
    private long sentBytes;
    private boolean turnScheduled;
    private boolean paused;
    private Ending ending = Ending.NONE;
    private boolean endingStarted;

    /**
     * Makes a writer that owes nothing.
     *
     * @param startPosition of the first byte in the payload's window
     * @param sendOn what each further turn of a long send does: it calls {@link #resume}, if that is still allowed
     */
    PayloadWriter(Wire wire, Payload payload, int startPosition, Runnable sendOn) {
        this.wire = wire;
        take(payload);
        this.position = startPosition;
        this.sendOn = sendOn;
    }

    private void take(Payload ofLoop) {
        payload = ofLoop;
        regions = wire.sendsFiles() ? ofLoop.file().map(PayloadRegions::new).orElse(null) : null;
        fromFile = fromFile && regions != null;
    }

    /** Owes {@code bytes} more, and sends what the wire takes. */
    void send(long bytes) {
        owedBytes += bytes;
        fromFile = regions != null && bytes >= PayloadFile.LEAST_BYTES;
        resume();
    }

    /** Sends on, as far as the wire takes it. */
    void resume() {
        if (paused) {
            return;
        }
        int turnBytes = MAX_TURN_BYTES;
        while (owedBytes > 0 && turnBytes > 0 && wire.isWritable()) {
            do {
                int longest = fromFile ? PayloadFile.LONGEST_PIECE_BYTES : Payload.MAX_SLICE_BYTES;
                int length = (int) Math.min(owedBytes, Math.min(turnBytes, longest));
                if (fromFile) {
                    wire.write(regions.piece(position, length));
                } else {
                    wire.write(payload.slice(position, length));
                }
                position = (position + length) % Payload.WINDOW_BYTES;
                owedBytes -= length;
                sentBytes += length;
                turnBytes -= length;
            } while (owedBytes > 0 && turnBytes > 0 && wire.isWritable());
            wire.flush();
        }
        if (owedBytes > 0 && turnBytes == 0 && !turnScheduled) {
            turnScheduled = true;
            wire.later(this);
        }
        if (owedBytes == 0 && ending != Ending.NONE && !endingStarted) {
            startEnding();
        }
    }

    /** The next turn of a long send. */
    @Override
    public void run() {
        turnScheduled = false;
        sendOn.run();
    }

    /** Payload handed to the wire so far. Once {@link #finish} has succeeded, the kernel took all of it. */
    long sentBytes() {
        return sentBytes;
    }

    /** Part of it that the kernel has not taken yet. */
    long unsentBytes() {
        return wire.unsentBytes();
    }

    /** Whether all that is owed has been handed to the wire. */
    boolean isIdle() {
        return owedBytes == 0;
    }

    /** Whether nothing is owed and the wire takes more. */
    boolean isReady() {
        return owedBytes == 0 && !paused && wire.isWritable();
    }

    /** Hands the wire nothing more, whatever is owed, until {@link #goOn}. */
    void pause() {
        paused = true;
    }

    /** Goes on after a pause, with the payload of the loop that owns the wire now. */
    void goOn(Payload ofLoop) {
        take(ofLoop);
        paused = false;
        wire.flush();
        resume();
    }

    /** Forgets what is owed and not yet handed to the wire, be it the middle of a block. */
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
        if (ending == Ending.CLOSE) {
            wire.close();
        } else {
            wire.finish();
        }
    }

    private enum Ending {
        NONE,
        HALF_CLOSE,
        CLOSE
    }
}
