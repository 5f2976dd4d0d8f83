package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContestRunnerTest {

    private static final int ROUNDS = 3;

    @Test
    void shouldHoldAContestAndPass() {
        Outcome outcome = run(new Sound(), new Sound());

        assertEquals(ROUNDS, outcome.rounds());
        assertEquals(0, Compare.status(List.of(outcome), List.of()));
        assertEquals(3, Compare.status(List.of(outcome), List.of("a ratio got worse")));
    }

    @Test
    void shouldFailWhenEveryRoundFailed() {
        Outcome held = run(new Sound(), new Sound());
        Outcome failed = run(new Sound(), new FailsToRun());

        assertFalse(failed.wasHeld());
        assertEquals(ROUNDS + ContestRunner.UNCOUNTED, failed.failures().size());
        assertEquals(1, Compare.status(List.of(held, failed), List.of()));
        assertEquals(1, Compare.status(List.of(held, failed), List.of("a ratio got worse")));
    }

    @Test
    void shouldNameWhatKeptAToolFromStarting() {
        Outcome outcome = run(new Sound(), new FailsToOpen());

        assertFalse(outcome.wasHeld());
        assertEquals(List.of("FailsToOpen 1m-0-push-1: no port is free"), outcome.failures());
    }

    private static Outcome run(Tool... tools) {
        List<Contest.Entrant> entrants = Arrays.stream(tools)
                .map(tool -> new Contest.Entrant(tool, Cell.parse("1m-0-push-1")))
                .toList();
        return new ContestRunner(new Timing(0, 1), Rounds.fixed(ROUNDS), line -> {}).run(new Contest(entrants));
    }

    private static class Sound implements Tool, Tool.Session {

        @Override
        public String name() {
            return getClass().getSimpleName();
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public boolean does(Work work) {
            return true;
        }

        @Override
        public Session open(Cell cell, Site site) throws IOException {
            return this;
        }

        @Override
        public Sample measure(Timing timing) throws IOException {
            return new Sample(Map.of(Metric.GOODPUT, 1e9), "sound");
        }

        @Override
        public void close() {}
    }

    private static final class FailsToRun extends Sound {

        @Override
        public Sample measure(Timing timing) throws IOException {
            throw new IOException("it crashed");
        }
    }

    private static final class FailsToOpen extends Sound {

        @Override
        public Session open(Cell cell, Site site) throws IOException {
            throw new IOException("no port is free");
        }
    }
}
