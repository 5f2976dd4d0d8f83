package io.netbench.launch;

import io.netbench.plan.HostAddress;
import io.netbench.time.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An agent that is to come on one host. What happens to it first counts. Thread-safe. */
final class PendingAgent {

    private final HostAddress host;
    private final FailureOutput lastWords = new FailureOutput();
    private final CompletableFuture<LaunchOutcome> outcome = new CompletableFuture<>();

    PendingAgent(HostAddress host) {
        this.host = host;
    }

    HostAddress host() {
        return host;
    }

    /** What was said on its way. */
    FailureOutput lastWords() {
        return lastWords;
    }

    boolean isSettled() {
        return outcome.isDone();
    }

    /** Runs a task once it is known what became of the agent. */
    void whenSettled(Runnable task) {
        outcome.thenRun(task);
    }

    /**
     * It is there.
     *
     * @param address the best that is known to reach its host; those that it announced follow
     */
    void isReady(String address, Announcement announcement) {
        Set<String> addresses = new LinkedHashSet<>(List.of(address));
        addresses.addAll(announcement.addresses());
        outcome.complete(new LaunchedAgent(host, new ArrayList<>(addresses), announcement));
    }

    void fail(String reason) {
        outcome.complete(new LaunchFailure(host, reason));
    }

    /** Waits for it, at most until the deadline; then it has failed. */
    void await(Deadline deadline, String patience) throws InterruptedException {
        try {
            outcome.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            fail(lastWords.afterSilence(patience));
        }
    }

    /** What became of it; it has to be settled. */
    LaunchOutcome outcome() {
        return outcome.join();
    }
}
