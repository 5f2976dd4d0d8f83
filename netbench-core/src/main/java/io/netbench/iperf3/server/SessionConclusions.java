package io.netbench.iperf3.server;

import io.netbench.analysis.RunAnalysis;
import io.netbench.analysis.StopCause;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.result.LinkResult;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Concludes what each session came to, and what all of them did together. Thread-safe. */
final class SessionConclusions {

    /** The most sessions that a run of many tells of; of more it is the latest. */
    static final int MAX_KEPT = 1_000;

    private final Iperf3Settings settings;
    private final long beganNs;
    private final Instant beganAt;
    private final Deque<KeptSession> kept = new ArrayDeque<>();
    private long forgotten;

    SessionConclusions(Iperf3Settings settings) {
        this.settings = settings;
        beganNs = settings.clock().nanoTime();
        beganAt = settings.wall().instant();
    }

    /** What there is to say of a session whose streams are closed. */
    SessionAnswer answer(SessionOutcome outcome) {
        StreamFigures ours = outcome.ours();
        KeptSession session = session(outcome, ours.startNs());
        RunResult result = RunAnalysis.conclude(
                new SessionRun(settings, List.of(session), ours.startNs(), outcome.startedAt(), Optional.empty(), 0)
                        .measurements(StopCause.BY_ITSELF));
        return new SessionAnswer(Optional.of(result), output(outcome, result));
    }

    private ServerOutput output(SessionOutcome outcome, RunResult result) {
        if (!outcome.ours().plan().parameters().notes().wantsServerOutput()) {
            return ServerOutput.NONE;
        }
        return settings.showsJson()
                ? ServerOutput.ofJson(ResultJson.mapper().valueToTree(result))
                : ServerOutput.ofText(settings.text().apply(result));
    }

    private KeptSession session(SessionOutcome outcome, long baseNs) {
        StreamFigures ours = outcome.ours();
        List<LinkResult> links =
                SessionLinks.of(outcome, baseNs, settings.facts().get().nics());
        return new KeptSession(
                ours.plan().parameters(),
                ours.plan().plan().endpoints().get(SessionPlan.SERVER).name(),
                ours.plan().plan().endpoints().get(SessionPlan.CLIENT).name(),
                outcome.client().getAddress().getHostAddress(),
                ours.startNs(),
                ours.measureFromNs(),
                ours.endNs(),
                ours.congestion(),
                links);
    }

    /** Keeps a session for the run of all. */
    synchronized void keep(SessionOutcome outcome) {
        if (!settings.keepsRun()) {
            return;
        }
        kept.addLast(session(outcome, beganNs));
        if (kept.size() > MAX_KEPT) {
            kept.removeFirst();
            forgotten++;
        }
    }

    /** All sessions up to now as one run; empty before the first has ended. */
    synchronized Optional<RunResult> run(String command) {
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(RunAnalysis.conclude(new SessionRun(
                                settings, List.copyOf(kept), beganNs, beganAt, Optional.of(command), forgotten)
                        .measurements(StopCause.BY_ITSELF)));
    }
}
