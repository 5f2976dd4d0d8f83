package io.netbench.measure;

import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.plan.TimingRequest;
import io.netbench.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Everything that one agent records of one run. Recorders are asked for while the run is set up, from any thread; each
 * is then written by the event loop that it was made for, and by nothing else.
 */
public final class RunRecorders {

    private final Clock clock;
    private final List<Load> loadOf;
    private final long tickNs;
    private final List<List<LoopRecorder>> loops = new ArrayList<>();
    private final Map<Integer, LinkRecorder> links = new LinkedHashMap<>();
    private final Map<Integer, LinkSampler> samplers = new LinkedHashMap<>();
    private final TickSampler sampler;
    private final Map<Integer, SampleLog> samples = new ConcurrentSkipListMap<>();
    private final Optional<SampleLog> timerLog;

    /**
     * Recorders of an agent that carries every endpoint of the share.
     *
     * @param share the links to record, with the endpoints of the whole plan
     * @param loops event loops of the agent
     * @param clock the one that writers read
     */
    public RunRecorders(RunPlan share, int loops, Clock clock) {
        this(share, agent -> true, loops, clock);
    }

    /**
     * Recorders of one of several agents.
     *
     * @param agent its index in the plan: goodput is recorded of the links whose sinks it carries
     */
    public RunRecorders(RunPlan share, int agent, int loops, Clock clock) {
        this(share, carrier -> carrier == agent, loops, clock);
    }

    private RunRecorders(RunPlan share, IntPredicate isThisAgent, int loopCount, Clock clock) {
        this.clock = clock;
        loadOf = share.loads();
        tickNs = TimingRequest.tickNs(share.links().size(), share.schedule().tickNs());
        Map<Integer, LoadSampler> loads = new TreeMap<>();
        Map<Integer, LoadSampler> elsewhere = new TreeMap<>();
        for (Load load : share.loads()) {
            List<LoopRecorder> ofLoad =
                    Stream.generate(LoopRecorder::new).limit(loopCount).toList();
            loops.add(ofLoad);
            List<LinkSampler> sinks = new ArrayList<>();
            for (LinkPlan plan : load.links()) {
                LinkRecorder link = new LinkRecorder(plan, ofLoad);
                links.put(plan.id(), link);
                Endpoint sink = share.endpoints().get(plan.sink());
                if (isThisAgent.test(sink.agent())) {
                    LinkSampler sampler = new LinkSampler(link, tickNs, load.hasLimit(plan));
                    sinks.add(sampler);
                    samplers.put(plan.id(), sampler);
                }
            }
            (sinks.isEmpty() ? elsewhere : loads).put(load.id(), new LoadSampler(load, sinks, clock.nanoTime()));
        }
        sampler = new TickSampler(loads, elsewhere, tickNs, clock);
        timerLog = timerLog(share);
    }

    /** Counters of a link on one event loop; the same ones each time. */
    public LinkCounters counters(int linkId, int loop) {
        return link(linkId).counters(loop);
    }

    /** The recorder of a link's latencies on one event loop: from the intended start where the link has a rate. */
    public LatencyRecorder latency(int linkId, int loop) {
        return link(linkId).latency(loop);
    }

    /**
     * The recorder of a link's service times, from the actual start.
     *
     * @throws IllegalStateException if the link has no rate: then latency is the service time
     */
    public LatencyRecorder service(int linkId, int loop) {
        return link(linkId).service(loop);
    }

    /** A timer that wakes as often as the fastest of the links whose times are kept one by one. */
    private static Optional<SampleLog> timerLog(RunPlan share) {
        return share.loads().stream()
                .filter(load -> load.keptSamples() > 0)
                .flatMap(load -> load.links().stream())
                .min(Comparator.comparingDouble(RunRecorders::periodNs))
                .map(link -> new SampleLog(0, periodNs(link), share.loadOf(link).keptSamples()));
    }

    private static double periodNs(LinkPlan link) {
        return link.load().blockSizeBytes() * 8e9 / link.load().rateBitsPerS().orElseThrow();
    }

    /**
     * Where the times of the operations of a link's first connection are kept one by one.
     *
     * @param phase of its schedule
     * @param periodNs of its schedule
     */
    public SampleLog samples(int linkId, double phase, double periodNs) {
        int size = loadOf.get(link(linkId).link().loadId()).keptSamples();
        return samples.computeIfAbsent(linkId, none -> new SampleLog(phase, periodNs, size));
    }

    /** By link, what was kept one by one. When the loops have let go of the run. */
    public Map<Integer, SampleLog> samples() {
        return samples;
    }

    /** Where the first event loop keeps how late it wakes; empty where no times are kept one by one. */
    public Optional<SampleLog> timerLog(int loop) {
        return loop == 0 ? timerLog : Optional.empty();
    }

    /** Who cuts the counters into ticks and phases. */
    public TickSampler sampler() {
        return sampler;
    }

    /** The tick in force: longer than the plan's where the agent has very many links. */
    public long tickNs() {
        return tickNs;
    }

    /** A meter of its own for somebody who watches the run. */
    public IntervalMeter newIntervalMeter() {
        return new IntervalMeter(
                clock, samplers.keySet().stream().map(links::get).toList(), sampler);
    }

    /** A meter of its own for somebody who watches the latencies that are recorded here. */
    public LatencyMeter newLatencyMeter() {
        return new LatencyMeter(List.copyOf(links.values()));
    }

    /** Everything of one link. When the sampler is closed and the loops have let go of the run. */
    public LinkFigures figures(int linkId) {
        LinkRecorder link = link(linkId);
        Optional<LinkSampler> ofSink = Optional.ofNullable(samplers.get(linkId));
        return new LinkFigures(
                linkId,
                link.receivedBytes(),
                link.responseBytes(),
                ofSink.flatMap(LinkSampler::warmup),
                ofSink.flatMap(LinkSampler::window),
                link.latency(),
                link.service());
    }

    /** Latencies of all links of a load as one, finer than those of each. When the loops have let go of the run. */
    public LatencyFigures latency(int load) {
        return total(load, LoopRecorder::latency, LinkRecorder::latency);
    }

    /** Service times of all links of a load with a rate as one. When the loops have let go of the run. */
    public LatencyFigures service(int load) {
        return total(load, LoopRecorder::service, LinkRecorder::service);
    }

    private LatencyFigures total(
            int load,
            Function<LoopRecorder, Histogram> ofLoop,
            Function<LinkRecorder, Optional<LatencyFigures>> ofLink) {
        Histogram sum = LatencyRecorder.newOfLoop();
        loops.get(load).stream().map(ofLoop).forEach(sum::add);
        long overflow = links.values().stream()
                .filter(link -> link.link().loadId() == load)
                .map(ofLink)
                .flatMap(Optional::stream)
                .mapToLong(LatencyFigures::overflow)
                .sum();
        return new LatencyFigures(sum, overflow);
    }

    private LinkRecorder link(int id) {
        LinkRecorder link = links.get(id);
        if (link == null) {
            throw new IllegalArgumentException("link " + id + " is not in this agent's share of the plan");
        }
        return link;
    }
}
