package io.netbench.iperf3.server;

import io.netbench.analysis.RunAnalysis;
import io.netbench.analysis.StopCause;
import io.netbench.host.HostCounters;
import io.netbench.host.HostDelta;
import io.netbench.host.HostSampler;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.result.LinkResult;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.text.PropertyNames;
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
    private final HostSampler sampler;
    private HostCounters first;
    private long forgotten;

    SessionConclusions(Iperf3Settings settings) {
        this.settings = settings;
        beganNs = settings.clock().nanoTime();
        beganAt = settings.wall().instant();
        sampler = new HostSampler(settings.clock());
    }

    /** The counters of this host, when a session begins; for {@link #answer}. Reads files. */
    HostCounters begin() {
        HostCounters now = sampler.snapshot();
        synchronized (this) {
            first = first == null ? now : first;
        }
        return now;
    }

    /**
     * What there is to say of a session whose streams are closed. Reads files.
     *
     * @param atBegin the counters of this host then; empty if they were not read in time
     */
    SessionAnswer answer(SessionOutcome outcome, Optional<HostCounters> atBegin) {
        StreamFigures ours = outcome.ours();
        KeptSession session = session(outcome, ours.startNs());
        RunResult result = RunAnalysis.conclude(new SessionRun(
                                settings,
                                List.of(session),
                                ours.startNs(),
                                outcome.startedAt(),
                                Optional.empty(),
                                0,
                                atBegin.map(before -> HostDelta.between(before, sampler.snapshot())))
                        .measurements(StopCause.BY_ITSELF))
                .named(PropertyNames.WORDS);
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
                                        settings,
                                        List.copyOf(kept),
                                        beganNs,
                                        beganAt,
                                        Optional.of(command),
                                        forgotten,
                                        Optional.ofNullable(first)
                                                .map(before -> HostDelta.between(before, sampler.snapshot())))
                                .measurements(StopCause.BY_ITSELF))
                        .named(PropertyNames.WORDS));
    }
}
