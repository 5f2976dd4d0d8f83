package io.netbench.agent.metrics;

import io.netbench.agent.RunLog;
import io.netbench.control.BuildInfo;
import io.netbench.control.net.Page;
import io.netbench.control.net.Refusal;
import io.netbench.dataplane.ShareTotals;
import io.netbench.plan.RunPlan;
import io.netbench.time.Clock;
import io.netbench.traffic.LoadFlow;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Counts what an agent does, for Prometheus. No label has a value that a coordinator chose, so there are as many series as
 * there were at the start, however long the agent lives and whoever comes. Thread-safe.
 */
public final class AgentMetrics implements RunLog {

    private static final String BUSY = "busy";

    private final RunLog log;
    private final Clock clock;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final Counter runs;
    private final Counter lostCoordinators;
    private final Counter refusals;
    private final Counter received;
    private final Counter sent;
    private final Set<Long> carried = new HashSet<>();
    private final Set<Long> lost = new HashSet<>();
    private final Map<Long, RunFlow> flows = new HashMap<>();

    /** @param log hears of every run too */
    public AgentMetrics(RunLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        Info.builder()
                .name("netbench_build_info")
                .help("The build of this agent; always 1.")
                .labelNames("version", "commit", "java")
                .register(registry)
                .setLabelValues(BuildInfo.version(), BuildInfo.commit(), System.getProperty("java.version"));
        runs = counter("netbench_runs", "Runs that have ended, by how.", "outcome");
        for (Outcome outcome : Outcome.values()) {
            runs.initLabelValues(outcome.label());
        }
        gauge("netbench_active_runs", "Runs that are carried now.", own -> own.carried.size());
        lostCoordinators =
                counter("netbench_lost_coordinators", "Coordinators that were gone before their run was over.");
        refusals = counter(
                "netbench_refusals",
                "Coordinators, or whoever came, that were turned away: since the agent was busy, for want of the token, "
                        + "for their address, or for what they spoke.",
                "reason");
        refusals.initLabelValues(BUSY);
        for (Refusal why : Refusal.values()) {
            refusals.initLabelValues(label(why));
        }
        received = bytes("netbench_received_bytes", "Payload that has arrived at sinks of this agent.");
        sent = bytes("netbench_sent_bytes", "Payload that sources of this agent have sent.");
        gauge(
                "netbench_receive_bytes_per_second",
                "Payload that arrives at this agent now.",
                own -> own.sum(RunFlow::receivedBytesPerS));
        gauge(
                "netbench_send_bytes_per_second",
                "Payload that this agent sends now.",
                own -> own.sum(RunFlow::sentBytesPerS));
        double startedS = ProcessHandle.current()
                .info()
                .startInstant()
                .map(at -> at.toEpochMilli() / 1e3)
                .orElse(Double.NaN);
        gauge("process_start_time_seconds", "When this process began, since 1970.", own -> startedS);
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private Counter bytes(String name, String help) {
        Counter counter = counter(name, help, LoadKind.LABELS);
        LoadKind.all().forEach(kind -> counter.initLabelValues(kind.values()));
        return counter;
    }

    private void gauge(String name, String help, ToDoubleFunction<AgentMetrics> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(current(value)))
                .register(registry);
    }

    private synchronized double current(ToDoubleFunction<AgentMetrics> value) {
        return value.applyAsDouble(this);
    }

    private double sum(ToDoubleFunction<RunFlow> rate) {
        return flows.values().stream().mapToDouble(rate).sum();
    }

    /** All of it, as Prometheus reads it. */
    public Page page() {
        return new Page("/metrics", writer.getContentType(), this::text);
    }

    private byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Somebody was turned away at the control port. */
    public void refused(Refusal why) {
        refusals.labelValues(label(why)).inc();
    }

    private static String label(Refusal why) {
        return why.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void busy() {
        refusals.labelValues(BUSY).inc();
        log.busy();
    }

    @Override
    public boolean watchesFlow() {
        return true;
    }

    @Override
    public void began(long run, Optional<InetAddress> coordinator) {
        synchronized (this) {
            carried.add(run);
        }
        log.began(run, coordinator);
    }

    @Override
    public void planned(long run, RunPlan share) {
        synchronized (this) {
            flows.put(run, new RunFlow(share, clock.nanoTime()));
        }
        log.planned(run, share);
    }

    @Override
    public void flowed(long run, List<LoadFlow> loads) {
        synchronized (this) {
            RunFlow flow = flows.get(run);
            if (flow != null) {
                flow.flowed(loads, clock.nanoTime(), this::moved);
            }
        }
        log.flowed(run, loads);
    }

    private void moved(LoadKind kind, long receivedBytes, long sentBytes) {
        received.labelValues(kind.values()).inc(receivedBytes);
        sent.labelValues(kind.values()).inc(sentBytes);
    }

    @Override
    public void lostCoordinator(long run) {
        synchronized (this) {
            lost.add(run);
        }
        lostCoordinators.inc();
        log.lostCoordinator(run);
    }

    @Override
    public void carried(long run, ShareTotals totals) {
        log.carried(run, totals);
    }

    @Override
    public void ended(long run, Optional<String> failure) {
        synchronized (this) {
            carried.remove(run);
            flows.remove(run);
            boolean isLost = lost.remove(run);
            Outcome outcome =
                    isLost ? Outcome.COORDINATOR_LOST : failure.isPresent() ? Outcome.FAILED : Outcome.COMPLETE;
            runs.labelValues(outcome.label()).inc();
        }
        log.ended(run, failure);
    }

    private enum Outcome {
        COMPLETE,
        FAILED,
        COORDINATOR_LOST;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
