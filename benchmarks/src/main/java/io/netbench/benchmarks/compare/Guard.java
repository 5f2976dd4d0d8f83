package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Holds few cells, those that tell the most of the data plane, against the ratios that were kept: a quick look before a
 * change is taken.
 */
final class Guard {

    /** All of it takes at most 8 minutes; a round that has begun, and what comes before the first, are still to fit. */
    static final long BUDGET_S = 460;

    /** Pairs of runs before anything is said. */
    static final int LEAST_PAIRS = 15;

    /** A ratio that is worse by no more than this is no loss: so much differs from hour to hour. */
    private static final double TOLERANCE = 0.05;

    private static final List<Metric> JUDGED = List.of(
            Metric.GOODPUT, Metric.OPERATIONS, Metric.P99, Metric.RECEIVER_CPU_PER_GIB, Metric.SENDER_CPU_PER_GIB);

    private final Baseline kept;

    Guard(Baseline kept) {
        this.kept = kept;
    }

    /** What the guard says of one cell. */
    enum Verdict {
        /** It is decided, and nothing is lost. */
        HELD,

        /** The interval of what counts most is too wide to tell, or there are too few pairs. */
        UNDECIDED,

        /** A ratio lies below what was kept: its whole interval, and its median by more than the tolerance. */
        LOST;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it says of one cell, and why, a line for each ratio that counts. */
    record Finding(Verdict verdict, List<String> lines) {}

    /** The contests that it holds: streams against iperf3, blocks with responses against a thread for each connection. */
    static List<Contest> contests(Contests contests) {
        List<Contest> guarded = new ArrayList<>();
        guarded.addAll(contests.ofCells(
                List.of("1m-0-push-1@split", "1m-0-push-4@split"), List.of(NetbenchTool.NAME, IperfTool.NAME)));
        guarded.addAll(contests.ofCells(
                List.of("64k-1-push-16@split", "4k-4k-push-64@split"), List.of(NetbenchTool.NAME, ThreadsTool.NAME)));
        for (Contest contest : guarded) {
            if (contest.entrants().size() < 2) {
                throw new IllegalArgumentException("the guard needs " + IperfTool.NAME + " and " + ThreadsTool.NAME);
            }
        }
        return guarded;
    }

    /**
     * Checks before anything runs that there is something to hold a contest against.
     *
     * @throws IOException if there is not, or if its interval is so wide that it would hold anything
     */
    void requireKept(Contest contest) throws IOException {
        Metric main = main(contest);
        String what = main.key() + " of " + contest.subject().name() + " against "
                + rival(contest).title();
        Ratio ratio = kept.ratio(contest, rival(contest), main)
                .orElseThrow(() -> new IOException("the baseline has no " + what + "; --guard --keep keeps it"));
        if (ratio.isUndecided()) {
            throw new IOException("the baseline's interval of the " + what + " is too wide to hold anything against;"
                    + " keep it again with --guard --keep");
        }
    }

    /** Judges one contest. */
    Finding judge(Outcome outcome) {
        Contest contest = outcome.contest();
        Contest.Entrant rival = rival(contest);
        List<String> lines = new ArrayList<>();
        Verdict verdict = isDecided(outcome) ? Verdict.HELD : Verdict.UNDECIDED;
        for (Metric metric : JUDGED) {
            Optional<Ratio> now = outcome.ratio(rival, metric);
            Optional<Ratio> before = kept.ratio(contest, rival, metric);
            if (now.isPresent() && before.isPresent()) {
                boolean lost = isLost(now.get(), before.get(), metric);
                lines.add(line(lost, metric, now.get(), before.get()));
                verdict = lost ? Verdict.LOST : verdict;
            }
        }
        lines.add(0, verdict.label() + ": " + contest.subject().name() + " against " + rival.title());
        return new Finding(verdict, List.copyOf(lines));
    }

    /** Whether there are pairs enough, and the interval of what counts most is narrow enough to tell. */
    static boolean isDecided(Outcome outcome) {
        return outcome.ratio(rival(outcome.contest()), main(outcome.contest()))
                .filter(ratio -> ratio.pairs() >= LEAST_PAIRS && !ratio.isUndecided())
                .isPresent();
    }

    static boolean isLost(Ratio now, Ratio before, Metric metric) {
        double worse = metric.moreIsBetter() ? now.median() / before.median() : before.median() / now.median();
        return now.isWorseThan(before, metric) && worse < 1 - TOLERANCE;
    }

    /** As many rounds as it takes to decide, for as long as the clock allows. */
    static Rounds rounds(LongSupplier clockNs, long deadlineNs) {
        return (tried, soFar) -> clockNs.getAsLong() - deadlineNs < 0 && (tried < LEAST_PAIRS || !isDecided(soFar));
    }

    /** What a run of the guard comes to. Where a contest was not held nothing can be said; a loss is one for sure. */
    static int status(List<Outcome> outcomes, List<Verdict> verdicts) {
        if (!outcomes.stream().allMatch(Outcome::wasHeld)) {
            return 1;
        }
        if (verdicts.contains(Verdict.LOST)) {
            return 3;
        }
        return verdicts.contains(Verdict.UNDECIDED) ? 1 : 0;
    }

    private static Metric main(Contest contest) {
        return contest.subject().cell().work().isStream() ? Metric.GOODPUT : Metric.OPERATIONS;
    }

    private static Contest.Entrant rival(Contest contest) {
        return contest.entrants().get(1);
    }

    private static String line(boolean lost, Metric metric, Ratio now, Ratio before) {
        return String.format(
                Locale.ROOT,
                "  %-24s %.3f (%.3f to %.3f), kept %.3f (%.3f to %.3f)%s",
                metric.key(),
                now.median(),
                now.low(),
                now.high(),
                before.median(),
                before.low(),
                before.high(),
                lost ? "  lost" : "");
    }
}
