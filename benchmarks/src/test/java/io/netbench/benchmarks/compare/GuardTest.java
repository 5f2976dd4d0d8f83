package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

    private static final int PAIRS = 15;
    private static final Contest CONTEST = new Contest(List.of(entrant("netbench"), entrant("iperf3")));

    @TempDir
    Path folder;

    @Test
    void shouldHoldWhatIsAsItWas() throws IOException {
        Guard guard = guard(outcome(PAIRS, i -> 1.2));

        assertEquals(Guard.Verdict.HELD, guard.judge(outcome(PAIRS, i -> 1.2)).verdict());
        assertEquals(Guard.Verdict.HELD, guard.judge(outcome(PAIRS, i -> 1.5)).verdict());
    }

    @Test
    void shouldFindALoss() throws IOException {
        Guard.Finding finding = guard(outcome(PAIRS, i -> 1.2)).judge(outcome(PAIRS, i -> 1.1));

        assertEquals(Guard.Verdict.LOST, finding.verdict());
        assertEquals(
                "lost: netbench 1m-0-push-4@split against iperf3",
                finding.lines().get(0));
    }

    @Test
    void shouldTakeNoSmallDifferenceForALoss() throws IOException {
        Guard guard = guard(outcome(PAIRS, i -> 1.2));

        assertEquals(Guard.Verdict.HELD, guard.judge(outcome(PAIRS, i -> 1.16)).verdict());
    }

    @Test
    void shouldBeUndecidedWhereTheIntervalIsWideOrPairsAreFew() throws IOException {
        Guard guard = guard(outcome(PAIRS, i -> 1.2));

        assertEquals(
                Guard.Verdict.UNDECIDED,
                guard.judge(outcome(PAIRS, i -> 0.8 + 0.06 * i)).verdict());
        assertEquals(
                Guard.Verdict.UNDECIDED,
                guard.judge(outcome(PAIRS - 1, i -> 1.2)).verdict());
    }

    @Test
    void shouldCallALossOneHoweverWideTheIntervalIs() throws IOException {
        Guard guard = guard(outcome(PAIRS, i -> 2));

        assertEquals(
                Guard.Verdict.LOST,
                guard.judge(outcome(PAIRS, i -> 0.8 + 0.06 * i)).verdict());
    }

    @Test
    void shouldTurnRoundWhereLessIsBetter() {
        Ratio before = new Ratio(1.0, 0.98, 1.02, PAIRS);

        assertTrue(Guard.isLost(new Ratio(1.1, 1.08, 1.12, PAIRS), before, Metric.RECEIVER_CPU_PER_GIB));
        assertFalse(Guard.isLost(new Ratio(0.9, 0.88, 0.92, PAIRS), before, Metric.RECEIVER_CPU_PER_GIB));
        assertFalse(Guard.isLost(new Ratio(1.1, 1.01, 1.2, PAIRS), before, Metric.RECEIVER_CPU_PER_GIB));
    }

    @Test
    void shouldRefuseToHoldAnythingAgainstNothing() throws IOException {
        Guard guard = guard(outcome(PAIRS, i -> 1.2));
        Guard wide = guard(outcome(PAIRS, i -> 0.8 + 0.06 * i));
        Contest other = new Contest(List.of(entrant("netbench"), entrant("threads")));

        assertDoesNotThrow(() -> guard.requireKept(CONTEST));
        assertThrows(IOException.class, () -> guard.requireKept(other));
        assertThrows(IOException.class, () -> wide.requireKept(CONTEST));
    }

    @Test
    void shouldGoOnUntilItIsDecidedOrTimeIsOver() {
        AtomicLong now = new AtomicLong();
        Rounds rounds = Guard.rounds(now::get, 100);
        Outcome narrow = outcome(PAIRS, i -> 1.2);
        Outcome wide = outcome(PAIRS, i -> 0.8 + 0.06 * i);

        assertTrue(rounds.another(PAIRS - 1, outcome(PAIRS - 1, i -> 1.2)));
        assertFalse(rounds.another(PAIRS, narrow));
        assertTrue(rounds.another(PAIRS, wide));
        now.set(100);
        assertFalse(rounds.another(PAIRS, wide));
        assertFalse(rounds.another(1, outcome(1, i -> 1.2)));
    }

    @Test
    void shouldLetALossOutweighWhatIsUndecided() {
        List<Outcome> held = List.of(outcome(PAIRS, i -> 1.2));
        Outcome failed = new Outcome(CONTEST, samples(0, i -> 1), List.of("it crashed"));

        assertEquals(0, Guard.status(held, List.of(Guard.Verdict.HELD)));
        assertEquals(1, Guard.status(held, List.of(Guard.Verdict.HELD, Guard.Verdict.UNDECIDED)));
        assertEquals(3, Guard.status(held, List.of(Guard.Verdict.UNDECIDED, Guard.Verdict.LOST)));
        assertEquals(1, Guard.status(List.of(held.get(0), failed), List.of(Guard.Verdict.LOST)));
    }

    private Guard guard(Outcome before) throws IOException {
        Path file = folder.resolve("kept.json");
        Baseline.keep(file, JsonTable.of(List.of(before)));
        return new Guard(Baseline.read(file));
    }

    private static Contest.Entrant entrant(String tool) {
        return new Contest.Entrant(new Named(tool), Cell.parse("1m-0-push-4@split"));
    }

    private static Outcome outcome(int pairs, DoubleUnaryOperator ratio) {
        return new Outcome(CONTEST, samples(pairs, ratio), List.of());
    }

    private static Map<Contest.Entrant, List<Sample>> samples(int pairs, DoubleUnaryOperator ratio) {
        List<Sample> subject = new ArrayList<>();
        List<Sample> rival = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            subject.add(new Sample(Map.of(Metric.GOODPUT, 1e9 * ratio.applyAsDouble(i)), "netbench"));
            rival.add(new Sample(Map.of(Metric.GOODPUT, 1e9), "iperf3"));
        }
        return Map.of(CONTEST.entrants().get(0), subject, CONTEST.entrants().get(1), rival);
    }

    private record Named(String name) implements Tool {

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public boolean does(Work work) {
            return true;
        }

        @Override
        public Session open(Cell cell, Site site) {
            throw new UnsupportedOperationException();
        }
    }
}
