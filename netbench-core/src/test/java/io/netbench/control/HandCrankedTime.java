package io.netbench.control;

import io.netbench.time.Clock;
import io.netbench.time.HandClock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * Time that passes only when nobody has anything to do: a loop that waits cranks the clock to the next thing that happens,
 * or to the end of its wait. Everything runs on the test's one thread, so hours pass in milliseconds, always the same way.
 */
public final class HandCrankedTime implements TaskQueue {

    private final HandClock clock = new HandClock(1_000_000_000L);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::atNs).thenComparingLong(Event::order));
    private long eventsMade;

    private record Event(long atNs, long order, Runnable happens) {}

    public Clock clock() {
        return clock;
    }

    public long nowNs() {
        return clock.nanoTime();
    }

    /** A loop that lives in this time. */
    public ControlLoop loop() {
        return new ControlLoop(clock, this);
    }

    /** Lets something happen at an instant, outside of any loop. */
    public void at(long atNs, Runnable happens) {
        events.add(new Event(atNs, eventsMade++, happens));
    }

    /** Lets something happen after a while. */
    public void after(long delayNs, Runnable happens) {
        at(nowNs() + delayNs, happens);
    }

    @Override
    public void put(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Runnable poll(long untilNs) {
        while (tasks.isEmpty()) {
            Event next = events.peek();
            if (next == null || next.atNs > untilNs) {
                clock.advance(Math.max(0, untilNs - nowNs()));
                return null;
            }
            events.remove();
            clock.advance(Math.max(0, next.atNs - nowNs()));
            next.happens.run();
        }
        return tasks.poll();
    }
}
