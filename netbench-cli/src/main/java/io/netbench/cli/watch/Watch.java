package io.netbench.cli.watch;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.Comparison;
import io.netbench.result.Verdict;
import io.netbench.text.FileFailure;
import io.netbench.text.QuantityText;
import io.netbench.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Measures a suite again and again, holds each against the baseline, and keeps what a folder has room for. It ends with the
 * first bad one, unless there is a hook for those; after so many; or when it is told to.
 */
public final class Watch {

    /**
     * How it goes on.
     *
     * @param everyNs from the begin of one suite to that of the next
     * @param count how many suites; empty: until it is ended
     * @param onBad what the shell runs when suites have become bad; empty: the first bad one ends the watch
     */
    public record Settings(long everyNs, OptionalInt count, Optional<String> onBad) {}

    private final Settings settings;
    private final Suites suites;
    private final Judge judge;
    private final WatchFolder folder;
    private final Keep keep;
    private final Clock clock;
    private final InstantSource time;
    private final Pause pause;
    private final Consumer<String> lines;
    private final Consumer<String> troubles;
    private WatchState state;
    private boolean wasBad;
    private boolean hadBad;
    private boolean wasUnjudged;
    private boolean hadUnjudged;

    /**
     * A watch.
     *
     * @param pause ends it
     * @param lines take what is said of suites
     * @param troubles take what is said of files and hooks that fail
     */
    public Watch(
            Settings settings,
            Suites suites,
            Judge judge,
            WatchFolder folder,
            Keep keep,
            WatchState state,
            Clock clock,
            InstantSource time,
            Pause pause,
            Consumer<String> lines,
            Consumer<String> troubles) {
        this.settings = settings;
        this.suites = suites;
        this.judge = judge;
        this.folder = folder;
        this.keep = keep;
        this.state = state;
        this.clock = clock;
        this.time = time;
        this.pause = pause;
        this.lines = lines;
        this.troubles = troubles;
    }

    /** Goes on until its end. Returns the exit status; a signal has its own. */
    public int run() {
        long beganNs = clock.nanoTime();
        Pace pace = new Pace(clock, settings.everyNs());
        int left = settings.count().orElse(Integer.MAX_VALUE);
        while (!pause.isEnded()) {
            boolean ends = suite();
            if (settings.count().isPresent()) {
                left--;
            }
            if (ends || left == 0) {
                break;
            }
            long missed = pace.next();
            if (missed > 0) {
                lines.accept(
                        "a suite took longer than --every: " + QuantityText.counted(missed, "begin") + " passed by");
            }
            pause.await(pace.waitNs());
        }
        lines.accept(WatchWords.summary(
                state,
                clock.nanoTime() - beganNs,
                Optional.of(folder.verdict(state.firstBad()))
                        .filter(Files::exists)
                        .map(folder::nameOf)));
        return hadBad ? Verdict.FAILED_STATUS : hadUnjudged ? ExitStatus.FAILED : ExitStatus.PASSED;
    }

    /** One suite. Returns whether it is the last. */
    private boolean suite() {
        long number = state.suites() + 1;
        long beganNs = clock.nanoTime();
        Instant at = time.instant();
        Judgement judgement;
        Measured measured;
        Optional<Measured> again = Optional.empty();
        try {
            measured = suites.measure(folder.result(number, false));
            judgement = judge.judge(measured);
            if (judgement.wantsAgain() && pause.isEnded()) {
                judgement = judgement.unconfirmed();
            } else if (judgement.wantsAgain()) {
                lines.accept("suite " + number + " is worse, and is measured again: "
                        + judgement.reasons().get(0));
                again = Optional.of(suites.measure(folder.result(number, true)));
                judgement = judge.judge(measured, again.get());
            }
        } catch (IOException e) {
            troubles.accept("results can't be kept: " + FileFailure.reasonOf(e));
            hadUnjudged = true;
            return false;
        }
        WatchVerdict verdict = new WatchVerdict(
                WatchVerdict.SCHEMA,
                number,
                at,
                WatchWords.seconds(clock.nanoTime() - beganNs),
                judgement.outcome(),
                again.map(Measured::status).orElse(measured.status()),
                judgement.reasons(),
                Optional.of(measured).filter(Measured::isKept).map(kept -> folder.nameOf(kept.file())),
                again.filter(Measured::isKept).map(kept -> folder.nameOf(kept.file())),
                judgement.comparison().map(Comparison::changesOnly));
        state = state.with(verdict, keep.suites());
        lines.accept(WatchWords.line(verdict));
        try {
            folder.keep(verdict, state);
        } catch (IOException e) {
            troubles.accept("the verdict on suite " + number + " can't be kept: " + FileFailure.reasonOf(e));
        }
        return concluded(verdict, measured.file());
    }

    private boolean concluded(WatchVerdict verdict, Path result) {
        if (verdict.outcome() == Outcome.INTERRUPTED) {
            return true;
        }
        boolean isUnjudged = verdict.outcome() == Outcome.NOT_JUDGED;
        hadUnjudged |= isUnjudged;
        if (isUnjudged) {
            wasUnjudged = true;
            return false;
        }
        boolean isBad = verdict.outcome() == Outcome.BAD;
        hadBad |= isBad;
        if (verdict.outcome() == Outcome.GOOD && (wasBad || wasUnjudged)) {
            lines.accept("suite " + verdict.suite() + " is well again");
        }
        boolean isNew = isBad && !wasBad;
        wasBad = isBad;
        wasUnjudged = false;
        if (isBad && settings.onBad().isEmpty()) {
            return true;
        }
        if (isNew) {
            new Hook(settings.onBad().orElseThrow(), pause)
                    .run(verdict, folder.verdict(verdict.suite()), result)
                    .ifPresent(what -> troubles.accept("--on-bad: the command " + what));
        }
        return false;
    }
}
