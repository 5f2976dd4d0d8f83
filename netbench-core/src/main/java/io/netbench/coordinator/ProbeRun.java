package io.netbench.coordinator;

import io.netbench.plan.RunPlan;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The run of probes that goes on beside others, on a thread of its own. */
final class ProbeRun {

    /** Carries a plan of probes. */
    interface Prober {

        /** Carries it to its end, on the caller's thread. */
        ProbeOutcome probe(RunPlan plan, RunListener listener);

        /** Ends it early, from any thread. */
        void end();
    }

    private final RunPlan plan;
    private final Prober prober;
    private final Runnable news;
    private final CompletableFuture<ProbeOutcome> outcome = new CompletableFuture<>();
    private volatile boolean hasBegun;

    private ProbeRun(RunPlan plan, Prober prober, Runnable news) {
        this.plan = plan;
        this.prober = prober;
        this.news = news;
    }

    /**
     * Begins it.
     *
     * @param prober of its own, which carries nothing else
     * @param news is called from another thread when probes are on their way, and when nothing more will come of them
     */
    static ProbeRun begin(RunPlan plan, Prober prober, Runnable news) {
        ProbeRun run = new ProbeRun(plan, prober, news);
        Thread thread = new Thread(run::run, "netbench-probes");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void run() {
        try {
            outcome.complete(prober.probe(plan, new RunListener() {
                @Override
                public void phase(RunPhase phase) {
                    if (phase != RunPhase.SETUP) {
                        hasBegun = true;
                        news.run();
                    }
                }
            }));
        } catch (RuntimeException | Error failed) {
            outcome.completeExceptionally(failed);
        } finally {
            news.run();
        }
    }

    /** Whether probes are on their way, or nothing will come of them. */
    boolean hasBegun() {
        return hasBegun || isOver();
    }

    /** Whether nothing more will come of it. */
    boolean isOver() {
        return outcome.isDone();
    }

    /** Ends it, and waits for nothing. */
    void giveUp() {
        prober.end();
    }

    /**
     * Ends it, and waits for its figures, which come within the deadlines of a run's end.
     *
     * @param withinNs those deadlines
     * @throws ExecutionException if nothing came of it
     * @throws TimeoutException if they passed
     */
    ProbeOutcome end(long withinNs) throws ExecutionException, TimeoutException, InterruptedException {
        giveUp();
        return outcome.get(withinNs, TimeUnit.NANOSECONDS);
    }
}
