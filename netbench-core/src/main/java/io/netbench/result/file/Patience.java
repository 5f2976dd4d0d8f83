package io.netbench.result.file;

import io.netbench.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long a document waits for a place that takes nothing: a pipe that nobody reads, a terminal that is held, a file that
 * another program has locked. As long as something moves there is no end to it. Thread-safe.
 */
public final class Patience {

    /** Once it was given up, what still moves may go on, and is stopped where it stands still. */
    private static final Duration WHEN_GIVEN_UP = Duration.ofMillis(500);

    /** Within this most places take everything, and nobody needs to be told of a wait. */
    private static final Duration UNTOLD = Duration.ofSeconds(1);

    private final Optional<Duration> limit;
    private final Clock clock;
    private final Consumer<String> onWait;
    private volatile boolean givenUp;

    private Patience(Optional<Duration> limit, Clock clock, Consumer<String> onWait) {
        this.limit = limit;
        this.clock = clock;
        this.onWait = onWait;
    }

    /** Ends only when it is given up: for a person who reads page by page. */
    public static Patience endless() {
        return new Patience(Optional.empty(), Clock.system(), wait -> {});
    }

    /**
     * Ends when nothing has moved for so long, too.
     *
     * @param onWait hears once of each wait that a person notices
     */
    public static Patience of(Duration limit, Consumer<String> onWait) {
        return of(limit, Clock.system(), onWait);
    }

    static Patience of(Duration limit, Clock clock, Consumer<String> onWait) {
        return new Patience(Optional.of(limit), clock, onWait);
    }

    /** Somebody does not want to wait any longer. */
    public void giveUp() {
        givenUp = true;
    }

    /** A wait that begins now. */
    Wait begin(String what) {
        return new Wait(what);
    }

    /** One wait, by one thread at a time. */
    final class Wait {

        private final String what;
        private long sinceNs = clock.nanoTime();
        private boolean isTold;

        private Wait(String what) {
            this.what = what;
        }

        /** Something moved. */
        void moved() {
            sinceNs = clock.nanoTime();
        }

        /** Whether to wait no longer; tells of the wait when it has become one. */
        boolean isOver() {
            long idleNs = clock.nanoTime() - sinceNs;
            if (givenUp) {
                return idleNs >= WHEN_GIVEN_UP.toNanos();
            }
            if (limit.isEmpty()) {
                return false;
            }
            if (!isTold && idleNs >= UNTOLD.toNanos()) {
                isTold = true;
                onWait.accept("%s: waits until it is taken, for %s at most".formatted(what, inWords()));
            }
            return idleNs >= limit.get().toNanos();
        }

        /** Why it is over. */
        String reason() {
            return givenUp ? "given up, nothing was taken" : "nothing was taken for " + inWords();
        }

        private String inWords() {
            return limit.map(time -> time.toSeconds() + " s").orElse("ever");
        }
    }
}
