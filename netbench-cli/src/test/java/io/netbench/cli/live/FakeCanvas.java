package io.netbench.cli.live;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A screen in memory, with a keyboard that tests type on. */
final class FakeCanvas implements Canvas {

    private static final long DEADLINE_NS = 10_000_000_000L;

    private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();
    private volatile int columns;
    private volatile int rows;
    private volatile String shown = "";
    private volatile boolean breaksDown;
    private volatile boolean restored;
    private volatile boolean forgotten;

    FakeCanvas(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    void resize(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
    }

    void type(String keys) {
        keys.chars().forEach(typed::add);
    }

    /** The terminal is gone. */
    void hangUp() {
        typed.add(CLOSED);
    }

    void breakDown() {
        breaksDown = true;
    }

    boolean isRestored() {
        return restored;
    }

    boolean isForgotten() {
        return forgotten;
    }

    /** Waits until the screen is as it should be. */
    void await(Predicate<String> screen) {
        long endNs = System.nanoTime() + DEADLINE_NS;
        while (!screen.test(shown) && System.nanoTime() - endNs < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        if (!screen.test(shown)) {
            throw new AssertionError("never seen; the screen was:\n" + shown);
        }
    }

    @Override
    public int columns() {
        return columns - 1;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void show(List<Line> lines) {
        if (breaksDown) {
            throw new IllegalStateException("out of paint");
        }
        shown = String.join("\n", lines.stream().map(Line::text).toList());
    }

    @Override
    public void forget() {
        forgotten = true;
    }

    @Override
    public int read(long timeoutMs) {
        try {
            Integer key = typed.poll(timeoutMs, TimeUnit.MILLISECONDS);
            return key == null ? NONE : key;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CLOSED;
        }
    }

    @Override
    public void restore() {
        restored = true;
    }
}
