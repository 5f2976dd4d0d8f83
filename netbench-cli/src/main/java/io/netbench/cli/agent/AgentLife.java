package io.netbench.cli.agent;

import io.netbench.agent.RunLog;
import io.netbench.analysis.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long an agent lives, and what it tells of its runs. Thread-safe. */
public final class AgentLife implements RunLog {

    private static final int GOOD_END = 0;
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    /** A launched agent to which nobody came was forgotten. */
    private static final long MAX_WAIT_S = 60;

    private final Optional<PrintWriter> out;
    private final boolean once;
    private final CompletableFuture<Void> firstRun = new CompletableFuture<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    /**
     * A life.
     *
     * @param out told of every run; empty: nothing is
     * @param once whether the end of the first run is the end
     */
    public AgentLife(Optional<PrintWriter> out, boolean once) {
        this.out = out;
        this.once = once;
    }

    /** Waits for its end. Returns the exit status of the process. */
    public int await() {
        try {
            return end.get();
        } catch (InterruptedException | ExecutionException e) {
            return TERMINATED;
        }
    }

    /** A signal came. */
    public void interrupted(Ending ending) {
        end.complete(ending == Ending.INTERRUPTED ? INTERRUPTED : TERMINATED);
    }

    /** Ends with its standard input, which is held open by who launched it; and if nobody comes for it. */
    public void endWith(InputStream input) {
        Thread watch = new Thread(() -> awaitEndOf(input), "netbench-launcher");
        watch.setDaemon(true);
        watch.start();
        Thread patience = new Thread(this::awaitFirstRun, "netbench-patience");
        patience.setDaemon(true);
        patience.start();
    }

    private void awaitEndOf(InputStream input) {
        try {
            while (input.read() >= 0) {
                // Nothing more is expected; what comes is passed over.
            }
        } catch (IOException closed) {
            // That is an end too.
        }
        end.complete(GOOD_END);
    }

    private void awaitFirstRun() {
        try {
            firstRun.get(MAX_WAIT_S, TimeUnit.SECONDS);
        } catch (TimeoutException forgotten) {
            end.complete(GOOD_END);
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void began(long run, Optional<InetAddress> coordinator) {
        firstRun.complete(null);
        say("run " + run + " for "
                + coordinator.map(InetAddress::getHostAddress).orElse("this process"));
    }

    @Override
    public void ended(long run, Optional<String> failure) {
        say("run " + run + " ended" + failure.map(reason -> ": " + reason).orElse(""));
        if (once) {
            end.complete(GOOD_END);
        }
    }

    private void say(String text) {
        out.ifPresent(writer -> {
            synchronized (this) {
                writer.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + text);
                writer.flush();
            }
        });
    }
}
