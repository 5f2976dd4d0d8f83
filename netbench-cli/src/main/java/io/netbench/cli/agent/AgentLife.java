package io.netbench.cli.agent;

import io.netbench.agent.RunLog;
import io.netbench.analysis.StopCause;
import io.netbench.dataplane.ShareTotals;
import io.netbench.text.PropertyNames;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** How long an agent lives. Thread-safe. */
public final class AgentLife implements RunLog {

    private final RunLog log;
    private final boolean once;
    private final PropertyNames names;

    /** Runs that are on, and clients of another protocol that are there. */
    private final AtomicInteger present = new AtomicInteger();

    /** When its launcher was last heard of, by {@link System#nanoTime()}. */
    private volatile long heardNs = System.nanoTime();

    private final CompletableFuture<Void> firstRun = new CompletableFuture<>();
    private final CompletableFuture<Optional<StopCause>> end = new CompletableFuture<>();

    /**
     * A life.
     *
     * @param log hears of every run too
     * @param once whether it ends with the first run or guest, or the last of those that were there at the same time
     * @param names how a person sets what the log speaks of
     */
    public AgentLife(RunLog log, boolean once, PropertyNames names) {
        this.log = log;
        this.once = once;
        this.names = names;
    }

    /** Waits for its end. Returns the signal that ended it; empty if it had nothing more to do. */
    public Optional<StopCause> await() {
        return end.join();
    }

    /** A signal came. Returns whether it is what ends it: false once it has ended. */
    public boolean interrupted(StopCause ending) {
        return end.complete(Optional.of(ending));
    }

    /**
     * Ends with its standard input, which is held open by who launched it; or once that has been silent, with no run on.
     *
     * @param silenceNs after which nobody wants it any more: the host of its launcher is gone, or the way to it
     */
    public void endWith(InputStream input, long silenceNs) {
        heardNs = System.nanoTime();
        start(() -> awaitEndOf(input), "netbench-launcher");
        start(() -> awaitSilence(silenceNs), "netbench-patience");
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends if nobody has come for it by then, where the end of the first run is its end. */
    public void endIfNobodyComes(long withinNs) {
        if (once) {
            start(() -> awaitFirstRun(withinNs), "netbench-patience");
        }
    }

    /** Whether the first to come is the last, but for those that are there at the same time. */
    public boolean endsWithFirst() {
        return once;
    }

    /** Whether a client of another protocol may come in: not any more where the first to come is the last. */
    public boolean takesGuests() {
        return !(once && firstRun.isDone());
    }

    /** A client of another protocol came. */
    public void guestCame() {
        present.incrementAndGet();
        firstRun.complete(null);
    }

    /** All that a client of another protocol wanted is over. */
    public void guestLeft() {
        oneLeft();
    }

    private void oneLeft() {
        if (present.decrementAndGet() == 0 && once) {
            end.complete(Optional.empty());
        }
    }

    private void awaitEndOf(InputStream input) {
        try {
            while (input.read() >= 0) {
                // What comes says that somebody is there, and nothing else.
                heardNs = System.nanoTime();
            }
        } catch (IOException closed) {
            // That is an end too.
        }
        end.complete(Optional.empty());
    }

    private void awaitSilence(long silenceNs) {
        long leftNs = silenceNs;
        while (true) {
            try {
                end.get(leftNs, TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException later) {
                long sinceNs = System.nanoTime() - heardNs;
                if (sinceNs >= silenceNs && present.get() == 0) {
                    end.complete(Optional.empty());
                    return;
                }
                leftNs = sinceNs >= silenceNs ? silenceNs : silenceNs - sinceNs;
            } catch (InterruptedException | ExecutionException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void awaitFirstRun(long withinNs) {
        try {
            firstRun.get(withinNs, TimeUnit.NANOSECONDS);
        } catch (TimeoutException forgotten) {
            end.complete(Optional.empty());
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void began(long run, Optional<InetAddress> coordinator) {
        present.incrementAndGet();
        firstRun.complete(null);
        log.began(run, coordinator);
    }

    @Override
    public void stranger(InetAddress peer, String what) {
        log.stranger(peer, names.in(what));
    }

    @Override
    public void carried(long run, ShareTotals totals) {
        log.carried(run, totals);
    }

    @Override
    public void ended(long run, Optional<String> failure) {
        log.ended(run, failure.map(names::in));
        oneLeft();
    }
}
