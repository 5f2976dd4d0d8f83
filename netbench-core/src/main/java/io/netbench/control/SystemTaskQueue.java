package io.netbench.control;

import io.netbench.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits in real time. */
public final class SystemTaskQueue implements TaskQueue {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Clock clock;

    public SystemTaskQueue(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void put(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Runnable poll(long untilNs) throws InterruptedException {
        return tasks.poll(Math.max(0, untilNs - clock.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
