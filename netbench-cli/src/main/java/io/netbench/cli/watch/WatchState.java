package io.netbench.cli.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a watch has come: what its folder says of it, and with what another one goes on.
 *
 * @param schema always {@value #SCHEMA}
 * @param command what is measured, word by word
 * @param startedAt when its first suite began
 * @param suites how many have ended
 * @param good how many of them were good
 * @param bad how many were bad
 * @param notJudged how many could not be measured or compared
 * @param firstBad the number of the first bad one; 0 if there was none
 * @param baseline the number of the suite that is the baseline; 0 if that came from elsewhere, or there is none yet
 * @param badKept the latest bad ones, whose results are kept when others of their age are not
 */
public record WatchState(
        String schema,
        List<String> command,
        Instant startedAt,
        long suites,
        long good,
        long bad,
        long notJudged,
        long firstBad,
        long baseline,
        List<Long> badKept) {

    /** Name and version of the document. */
    public static final String SCHEMA = "netbench-watch/1";

    public WatchState {
        command = List.copyOf(command);
        badKept = List.copyOf(badKept);
    }

    /** Before the first suite. */
    public static WatchState first(List<String> command, Instant at) {
        return new WatchState(SCHEMA, command, at, 0, 0, 0, 0, 0, 0, List.of());
    }

    /** With one suite more. */
    WatchState with(WatchVerdict verdict, int keep) {
        Outcome outcome = verdict.outcome();
        boolean isBad = outcome == Outcome.BAD;
        boolean isGood = outcome == Outcome.GOOD || outcome == Outcome.BASELINE;
        List<Long> kept = new ArrayList<>(badKept);
        if (isBad) {
            kept.add(verdict.suite());
        }
        return new WatchState(
                SCHEMA,
                command,
                startedAt,
                verdict.suite(),
                good + (isGood ? 1 : 0),
                bad + (isBad ? 1 : 0),
                notJudged + (outcome == Outcome.NOT_JUDGED ? 1 : 0),
                firstBad == 0 && isBad ? verdict.suite() : firstBad,
                outcome == Outcome.BASELINE ? verdict.suite() : baseline,
                kept.subList(Math.max(0, kept.size() - keep), kept.size()));
    }
}
