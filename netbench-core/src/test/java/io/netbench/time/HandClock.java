package io.netbench.time;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test cranks it. Thread-safe. */
public final class HandClock implements Clock {

    private final AtomicLong nowNs;

    /** Stands at {@code nowNs}. */
    public HandClock(long nowNs) {
        this.nowNs = new AtomicLong(nowNs);
    }

    @Override
    public long nanoTime() {
        return nowNs.get();
    }

    /** Moves on by {@code byNs}, which is not negative. */
    public void advance(long byNs) {
        if (byNs < 0) {
            throw new IllegalArgumentException("a clock never goes backwards, got: " + byNs);
        }
        nowNs.addAndGet(byNs);
    }
}
