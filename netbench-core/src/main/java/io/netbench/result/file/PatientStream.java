package io.netbench.result.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Writes to a place that may not take anything for as long as it likes: to open a pipe that nobody reads, or to write to a
 * full one, blocks a thread past all interrupts. So a thread of its own does both, and whoever writes waits for that thread
 * only as long as patience lasts. Thread-safe.
 */
public final class PatientStream extends OutputStream {

    /** What may lie here untaken before writers wait: hours of lines. */
    private static final int MAX_WAITING_BYTES = 1 << 20;

    /**
     * A flush waits so long, so that what goes to standard output and to standard error after it comes in that order; a
     * place that takes longer holds nobody up.
     */
    private static final long FLUSH_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long POLL_MS = 20;

    /** A place to write to. */
    @FunctionalInterface
    public interface Place {
        OutputStream open() throws IOException;
    }

    private final String name;
    private final Place place;
    private final Patience patience;
    private final Object lock = new Object();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long takenPieces;
    private IOException failure;
    private boolean isClosing;
    private boolean isEnded;
    private boolean isRefused;
    private boolean isStuck;

    /**
     * A stream whose place is opened at once, on the other thread.
     *
     * @param name of the place, for those who wait
     */
    public PatientStream(String name, Place place, Patience patience) {
        this.name = name;
        this.place = place;
        this.patience = patience;
        Thread writer = new Thread(this::work, "netbench-writer");
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] piece = Arrays.copyOfRange(bytes, offset, offset + length);
        synchronized (lock) {
            await(() -> waitingBytes < MAX_WAITING_BYTES);
            requireNoFailure();
            if (isClosing) {
                throw new IOException("closed");
            }
            waiting.add(piece);
            waitingBytes += length;
            lock.notifyAll();
        }
    }

    /** Waits for a moment, see {@link #awaitTaken} for longer. */
    @Override
    public void flush() throws IOException {
        synchronized (lock) {
            long endNs = System.nanoTime() + FLUSH_NS;
            while (waitingBytes > 0 && failure == null && !isStuck) {
                if (System.nanoTime() - endNs >= 0) {
                    isStuck = true;
                }
                pause();
            }
            requireNoFailure();
        }
    }

    /**
     * Waits until everything is written.
     *
     * @throws IOException if it was not, or patience ended
     */
    public void awaitTaken() throws IOException {
        synchronized (lock) {
            await(() -> waitingBytes == 0);
            requireNoFailure();
        }
    }

    /** Waits until everything is written and the place is closed. */
    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (isClosing) {
                return;
            }
            isClosing = true;
            lock.notifyAll();
            await(() -> isEnded);
            requireNoFailure();
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition) throws IOException {
        Patience.Wait wait = patience.begin(name);
        long seen = takenPieces;
        while (failure == null && !condition.holds()) {
            if (takenPieces != seen) {
                seen = takenPieces;
                wait.moved();
            }
            if (wait.isOver()) {
                fail(new IOException(wait.reason()));
                return;
            }
            pause();
        }
    }

    /** Those who call it look again, and wait on. */
    @SuppressWarnings("WaitNotInLoop")
    private void pause() throws IOException {
        try {
            lock.wait(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Whether the place itself would not be written to; it is not that patience ended. */
    public boolean isRefused() {
        synchronized (lock) {
            return isRefused;
        }
    }

    private void requireNoFailure() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /** The first counts; what waits is gone, and nobody waits for it any more. */
    private void fail(IOException reason) {
        if (failure == null) {
            failure = reason;
        }
        waiting.clear();
        waitingBytes = 0;
        lock.notifyAll();
    }

    private void work() {
        try (OutputStream out = place.open()) {
            for (byte[] piece = next(); piece != null; piece = next()) {
                out.write(piece);
                out.flush();
                taken(piece);
            }
        } catch (IOException e) {
            synchronized (lock) {
                isRefused = failure == null;
                fail(e);
            }
        } finally {
            synchronized (lock) {
                isEnded = true;
                lock.notifyAll();
            }
        }
    }

    /** The next to be written; null at the end. It counts as waiting until it is taken. */
    private byte[] next() throws IOException {
        synchronized (lock) {
            while (waiting.isEmpty() && !isClosing && failure == null) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    throw new IOException("interrupted", e);
                }
            }
            return failure == null ? waiting.poll() : null;
        }
    }

    private void taken(byte[] piece) {
        synchronized (lock) {
            waitingBytes = Math.max(0, waitingBytes - piece.length);
            takenPieces++;
            isStuck = false;
            lock.notifyAll();
        }
    }
}
