package io.netbench.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlLoopTest {

    private final HandCrankedTime time = new HandCrankedTime();
    private final ControlLoop loop = time.loop();
    private final List<String> happened = new ArrayList<>();

    @Test
    void shouldEndAtTheDeadlineWhenNothingHappens() throws InterruptedException {
        long deadlineNs = time.nowNs() + 5_000;

        assertFalse(loop.runUntil(() -> false, deadlineNs));

        assertEquals(deadlineNs, time.nowNs());
    }

    @Test
    void shouldRunTimersInTheOrderOfTheirInstantsWhenTheyAreDue() throws InterruptedException {
        long nowNs = time.nowNs();
        loop.at(nowNs + 200, () -> happened.add("second"));
        loop.at(nowNs + 100, () -> happened.add("first"));
        loop.at(nowNs + 200, () -> happened.add("third"));

        assertTrue(loop.runUntil(() -> happened.size() == 3, nowNs + 1_000));

        assertEquals(List.of("first", "second", "third"), happened);
        assertEquals(nowNs + 200, time.nowNs());
    }

    @Test
    void shouldRepeatUntilTheDeadlineWhenAPeriodIsGiven() throws InterruptedException {
        loop.every(100, () -> happened.add("beat"));

        loop.runUntil(() -> false, time.nowNs() + 1_050);

        assertEquals(10, happened.size());
    }

    @Test
    void shouldRunTasksOfOthersWhileItWaits() throws InterruptedException {
        time.after(300, () -> loop.execute(() -> happened.add("posted")));

        assertTrue(loop.runUntil(() -> !happened.isEmpty(), time.nowNs() + 1_000));
    }

    @Test
    void shouldPassOnWhatATaskThrows() {
        loop.execute(() -> {
            throw new ControlException("no more");
        });

        assertThrows(ControlException.class, () -> loop.runUntil(() -> false, time.nowNs() + 1_000));
    }

    @Test
    void shouldNotRunAnythingWhenTheConditionHoldsAlready() throws InterruptedException {
        loop.execute(() -> happened.add("posted"));

        assertTrue(loop.runUntil(() -> true, time.nowNs() + 1_000));

        assertTrue(happened.isEmpty());
    }
}
