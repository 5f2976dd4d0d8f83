package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run of the guard.
 *
 * @param contests that it holds
 * @param guard that judges them; empty to hold them only, so that they can be kept
 * @param out where tables and verdicts go
 */
record GuardRun(List<Contest> contests, Optional<Guard> guard, PrintStream out) {

    private static final Timing TIMING = new Timing(1, 1);

    /** Is told of all outcomes so far after each contest. */
    interface Keeper {

        /** Writes them down. */
        void accept(List<Outcome> outcomes) throws IOException;
    }

    /** Runs it, and tells the exit status. */
    int run(Consumer<String> progress, Keeper keeper) throws IOException {
        if (guard.isPresent()) {
            for (Contest contest : contests) {
                guard.get().requireKept(contest);
            }
        }
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(Guard.BUDGET_S);
        List<Outcome> outcomes = new ArrayList<>();
        List<Guard.Verdict> verdicts = new ArrayList<>();
        for (Contest contest : contests) {
            // What one cell leaves of its share the others have.
            long shareNs = (endNs - System.nanoTime()) / (contests.size() - outcomes.size());
            Rounds rounds = Guard.rounds(System::nanoTime, System.nanoTime() + shareNs);
            Outcome outcome = new ContestRunner(TIMING, rounds, progress).run(contest);
            outcomes.add(outcome);
            out.print(TextTable.of(outcome, List.of()));
            if (outcome.wasHeld()) {
                verdicts.add(verdict(outcome));
            }
            out.flush();
            keeper.accept(outcomes);
        }
        return Guard.status(outcomes, verdicts);
    }

    private Guard.Verdict verdict(Outcome outcome) {
        if (guard.isEmpty()) {
            return Guard.isDecided(outcome) ? Guard.Verdict.HELD : Guard.Verdict.UNDECIDED;
        }
        Guard.Finding finding = guard.get().judge(outcome);
        finding.lines().forEach(out::println);
        return finding.verdict();
    }
}
