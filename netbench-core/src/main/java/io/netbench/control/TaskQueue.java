package io.netbench.control;

/**
 * Tasks on their way to the one thread that runs them, with a wait that ends at an instant of that thread's clock. Tests
 * have one that cranks the clock instead of waiting.
 */
public interface TaskQueue {

    /** Adds a task. Callable from any thread; never blocks. */
    void put(Runnable task);

    /**
     * The next task, waiting for one until the clock has reached {@code untilNs}.
     *
     * @return null when there is none by then
     * @throws InterruptedException if the thread is told to end
     */
    Runnable poll(long untilNs) throws InterruptedException;
}
