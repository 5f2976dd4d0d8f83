package io.netbench.iperf3.server;

import io.netbench.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Has all loads looked at on every tick, by one thread, which sleeps while there is none. Thread-safe. */
final class Ticks implements AutoCloseable {

    private static final long TICK_NS = 10_000_000L;

    private final Clock clock;
    private final Set<TestLoad> loads = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "netbench-ticks");
    private volatile boolean isClosed;

    Ticks(Clock clock) {
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    void add(TestLoad load) {
        loads.add(load);
        LockSupport.unpark(thread);
    }

    void remove(TestLoad load) {
        loads.remove(load);
    }

    private void run() {
        while (!isClosed) {
            if (loads.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, TICK_NS - Math.floorMod(clock.nanoTime(), TICK_NS));
            }
            for (TestLoad load : loads) {
                load.tick();
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }
}
