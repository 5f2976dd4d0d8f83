package io.netbench.time;

/** The JVM's monotonic clock. A singleton class of its own so that calls on the hot path are inlined. */
final class SystemClock implements Clock {

    static final SystemClock INSTANCE = new SystemClock();

    private SystemClock() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
