package io.netbench.control;

import io.netbench.time.Clock;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The loop of one thread that works through a run step by step: it runs tasks that other threads post and timers of its
 * own, until what the present step waits for has come true or its deadline has passed.
 *
 * <p>Only {@link #execute} may be called from other threads. What a task or timer throws ends the wait and reaches the
 * caller of {@link #runUntil}.
 */
public final class ControlLoop implements Executor {

    private final Clock clock;
    private final TaskQueue tasks;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long timersMade;

    public ControlLoop(Clock clock, TaskQueue tasks) {
        this.clock = clock;
        this.tasks = tasks;
    }

    /** A loop in real time. */
    public static ControlLoop system() {
        return new ControlLoop(Clock.system(), new SystemTaskQueue(Clock.system()));
    }

    public long nowNs() {
        return clock.nanoTime();
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public void execute(Runnable task) {
        tasks.put(task);
    }

    /** Runs {@code task} when the clock has reached {@code atNs} and the loop is being run. */
    public void at(long atNs, Runnable task) {
        timers.add(new Timer(atNs, timersMade++, task));
    }

    /** Runs {@code task} every {@code periodNs} from now on; runs that were missed are left out. */
    public void every(long periodNs, Runnable task) {
        at(nowNs() + periodNs, () -> {
            task.run();
            every(periodNs, task);
        });
    }

    /**
     * Runs tasks and timers until {@code done} holds.
     *
     * @return false if it did not by {@code deadlineNs}
     * @throws InterruptedException if the thread is told to end
     */
    public boolean runUntil(BooleanSupplier done, long deadlineNs) throws InterruptedException {
        while (!done.getAsBoolean()) {
            if (nowNs() - deadlineNs >= 0) {
                return false;
            }
            runOnce(deadlineNs);
        }
        return true;
    }

    /** Runs what has come up, without a wait. */
    public void runPending() throws InterruptedException {
        Runnable task;
        while ((task = tasks.poll(nowNs())) != null) {
            task.run();
        }
        runTimers();
    }

    private void runOnce(long deadlineNs) throws InterruptedException {
        Timer next = timers.peek();
        boolean timerFirst = next != null && next.atNs - deadlineNs < 0;
        Runnable task = tasks.poll(timerFirst ? next.atNs : deadlineNs);
        if (task != null) {
            task.run();
        }
        runTimers();
    }

    private void runTimers() {
        while (!timers.isEmpty() && timers.peek().atNs - nowNs() <= 0) {
            timers.poll().task.run();
        }
    }

    private record Timer(long atNs, long order, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.signum(atNs - other.atNs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
