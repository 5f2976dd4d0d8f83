package io.netbench.analysis;

import static io.netbench.analysis.SampleLink.SECOND;
import static io.netbench.analysis.SampleLink.WARMUP_NS;
import static io.netbench.analysis.SampleLink.WINDOW_NS;

import io.netbench.host.NicFacts;
import io.netbench.host.SwitchPort;
import io.netbench.plan.Thresholds;
import io.netbench.result.Finding;
import io.netbench.result.HostCongestion;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import io.netbench.result.HostTcp;
import io.netbench.result.HostUdp;
import io.netbench.result.HubRounds;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.NicDelta;
import io.netbench.result.NicFigures;
import io.netbench.result.PlanSummary;
import io.netbench.result.Rounds;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import io.netbench.result.SocketSettings;
import io.netbench.result.Span;
import io.netbench.result.ToolCeiling;
import io.netbench.result.ToolInfo;
import io.netbench.result.Totals;
import io.netbench.result.Warmup;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Whole results with made-up but consistent figures, for tests of whatever reads results. */
public final class SampleResults {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "127.0.0.1");

    private SampleResults() {}

    /** The default run, whose load did not begin everywhere at one instant. */
    public static RunResult releasedOver(long skewNs, long errorNs) {
        Facts facts = loopback(SampleResults.incast().links());
        facts.startSkewNs = skewNs;
        facts.startSkewErrorNs = errorNs;
        return RunAnalysis.conclude(facts.build());
    }

    /** Streams of some endpoints to one over a network, each at the same rate. */
    public static RunResult slowLine(List<String> sources, String sink, double bytesPerS) {
        List<LinkResult> links = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            links.add(new SampleLink(
                            i,
                            sources.get(i),
                            sink,
                            List.of("10.1.0." + (i + 1), "10.1.1.1"),
                            bytesPerS,
                            0.05,
                            0,
                            5L,
                            0)
                    .result());
        }
        Facts facts = loopback(links);
        facts.load = load("incast", "push", 1, links.size(), links.size(), 0, Optional.empty(), false, List.of());
        facts.local = false;
        return RunAnalysis.conclude(facts.build());
    }

    /** Eight clients to one server on loopback over epoll: the first thing that a new user sees. */
    public static RunResult incast() {
        return RunAnalysis.conclude(loopbackFacts(loopbackLinks(1L)));
    }

    /** The same over nio, which has no TCP_INFO, as plain streams. */
    public static RunResult streams() {
        List<LinkResult> links = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            links.add(new SampleLink(i, "client-" + (i + 1), "server-1", LOOPBACK, 6e8 + 1e7 * i, 0.08, 0, null, 0)
                    .result());
        }
        Facts facts = loopback(links);
        facts.load = load("incast", "push", 1, 4, 4, 0, Optional.empty(), false, List.of());
        return RunAnalysis.conclude(facts.build());
    }

    /** Many hosts to one over a fabric, with one slow and one stalling link, retransmits, and a missed threshold. */
    public static RunResult fabric(int clients) {
        return fabric(clients, link -> link);
    }

    /** The same whose connections tell that they use {@code eth0}, a device of 10 Gbit/s. */
    public static RunResult fabricOfDevices(int clients) {
        return fabricOf(clients, NicFacts.Kind.DEVICE, Optional.empty());
    }

    /** The same as fast, by bonds of that many members. */
    public static RunResult fabricOfBonds(int clients, int members) {
        return fabricOf(clients, NicFacts.Kind.STACKED, Optional.of(members));
    }

    /** The same without limits. */
    public static RunResult withoutChecks(RunResult run) {
        LoadResult load = run.loads().get(0);
        return of(load, Thresholds.NONE, run.links());
    }

    private static RunResult fabricOf(int clients, NicFacts.Kind kind, Optional<Integer> members) {
        LinkInterface eth0 = new LinkInterface("eth0", 1, Optional.of(kind), 10_000_000_000L, members, Map.of());
        return fabric(clients, link -> with(link, Optional.of(List.of(eth0)), Optional.of(List.of(eth0))));
    }

    private static RunResult fabric(int clients, UnaryOperator<LinkResult> change) {
        Random random = new Random(42);
        List<LinkResult> links = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            double rate = 1.17e9 / clients * (1 + 0.03 * random.nextGaussian()) * (i == 6 ? 0.31 : 1);
            links.add(change.apply(new SampleLink(
                            i,
                            "node%02d".formatted(i + 1),
                            "storage01",
                            List.of("10.1.0." + (i % 250 + 1), "10.1.1.1"),
                            rate,
                            0.12,
                            (long) (SampleLink.BLOCK / rate * 1e6),
                            (long) (i == 6 ? 5_211 : random.nextInt(40)),
                            i == 3 ? 41 : 0)
                    .result()));
        }
        Facts facts = loopback(links);
        facts.load = load("incast", "push", 1, clients, links.size(), 1, Optional.empty(), false, List.of());
        facts.local = false;
        facts.label = Optional.of("rack 4, after the switch upgrade");
        facts.startSkewNs = 212_000L;
        facts.hosts = new ArrayList<>();
        facts.hosts.add(host("storage01", "server", 0.41, 0.62, 3L));
        for (int i = 0; i < Math.min(clients, 40); i++) {
            facts.hosts.add(host("node%02d".formatted(i + 1), "client", 0.04, 0.06, 0L));
        }
        facts.thresholds = new Thresholds(
                OptionalLong.of(200_000_000),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        return RunAnalysis.conclude(facts.build());
    }

    /** The same beside what the tool itself reaches on such a host. */
    public static RunResult ceiling() {
        RunResult run = fabric(40);
        HubLoad load = HubLoad.of(run, "Linux 6.18.0", 16).orElseThrow();
        return run.withToolCeiling(new ToolCeiling(
                8.75e9,
                Instant.parse("2026-11-23T12:00:00Z"),
                load.settings(),
                load.hub(),
                load.goodputBytesPerS() / 8.75e9));
    }

    /** Barrier rounds of a striped read. */
    public static RunResult barrier() {
        List<LinkResult> links = new ArrayList<>();
        Map<String, Long> stragglers = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            SampleLink link = new SampleLink(
                    i, "server-" + (i + 1), "client-1", LOOPBACK, 9.0e8, 0.1, 1_100 + (i == 4 ? 90 : 0), 0L, 0);
            links.add(link.result(Optional.of(times(1_050_000 + (i == 4 ? 90_000 : 0), i, 900))));
            stragglers.put(link.source() + "->" + link.sink(), i == 4 ? 611L : 40L + i);
        }
        Facts facts = loopback(links);
        facts.load = load("incast", "read", 8, 1, 8, 64, Optional.empty(), true, List.of());
        facts.rounds = Optional.of(Rounds.sumOf(List.of(new HubRounds(
                "client-1",
                912,
                0,
                times(1_310_000, 99, 912),
                times(9_000, 98, 912),
                stragglers,
                Optional.empty(),
                Map.of()))));
        return RunAnalysis.conclude(facts.build());
    }

    /** A byte target: links have windows of their own, and the first was done before the last. */
    public static RunResult byteTarget() {
        Facts facts = loopback(loopbackLinks(1L));
        facts.load = load("incast", "push", 1, 8, 8, 1, Optional.of(4L << 30), false, List.of());
        facts.firstDone = Optional.of(Span.of(WARMUP_NS, WARMUP_NS + 8 * SECOND, 68_000_000_000L));
        facts.lastDone = Optional.of(Span.of(WARMUP_NS, WARMUP_NS + 10 * SECOND, 81_000_000_000L));
        return RunAnalysis.conclude(facts.build());
    }

    /** The incast with connections that the kernel paces. */
    public static RunResult paced() {
        Facts facts = loopback(loopbackLinks(1L));
        facts.socketOptions = new SocketSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(1_000_000_000L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return RunAnalysis.conclude(facts.build());
    }

    /** One link at a rate that it did not reach. */
    public static RunResult rate() {
        List<LinkResult> links = loopbackLinks(1L);
        Facts facts = loopback(links);
        facts.load = load(
                "incast",
                "push",
                1,
                8,
                8,
                1,
                Optional.empty(),
                false,
                List.of(new LinkLoadOverride(
                        "client-3",
                        "server-1",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(12_000_000_000L),
                        Optional.empty())));
        return RunAnalysis.conclude(facts.build());
    }

    /**
     * Four hosts send datagrams to one: of 4,000 lost ones its sockets dropped 500, its processors' queues 300, its interface 200,
     * and one source's queue discipline 100.
     */
    public static RunResult datagrams() {
        List<LinkResult> links = new ArrayList<>();
        LinkInterface eth0 = new LinkInterface(
                "eth0", 1, Optional.of(NicFacts.Kind.DEVICE), 10_000_000_000L, Optional.empty(), Map.of());
        for (int i = 0; i < 4; i++) {
            LinkResult link = new SampleLink(
                            i,
                            "node%02d".formatted(i + 1),
                            "storage01",
                            List.of("10.1.0." + (i + 1), "10.1.1.1"),
                            1.2e8,
                            0.1,
                            0,
                            null,
                            0)
                    .result();
            LinkResult known = with(link, Optional.of(List.of(eth0)), Optional.of(List.of(eth0)));
            links.add(with(known, datagrams(100_000, 1_000, i == 0 ? 500L : 0L)));
        }
        Facts facts = loopback(links);
        facts.load = overUdp(load("incast", "push", 1, 4, links.size(), 0, Optional.empty(), false, List.of()));
        facts.local = false;
        facts.hosts = new ArrayList<>();
        facts.hosts.add(with(host("storage01", "server", 0.41, 0.62, 0L), udp(300, 500, 0), 500, 0));
        for (int i = 0; i < 4; i++) {
            HostResult client = host("node%02d".formatted(i + 1), "client", 0.04, 0.06, 0L);
            facts.hosts.add(with(client, udp(0, 0, i == 0 ? 100 : 0), 0, 0));
        }
        return RunAnalysis.conclude(facts.build());
    }

    private static LinkDatagrams datagrams(long sent, long lost, Long inSocket) {
        return new LinkDatagrams(
                sent,
                sent - lost,
                lost,
                (double) lost / sent,
                inSocket,
                Optional.empty(),
                Optional.empty(),
                3L,
                7L,
                Optional.of(1.5),
                Optional.of(4L),
                Optional.empty(),
                Optional.of(1L),
                true,
                Optional.of(1.0),
                true,
                null,
                times(20_000, 3, (int) (sent - lost)),
                Map.of("jitter_ns", "several datagrams shared an arrival time"));
    }

    /** The same link, of whose datagrams the source's kernel did not take some. */
    static LinkResult refused(LinkResult link, long count, String reason) {
        LinkDatagrams known = link.datagrams().orElseThrow();
        return with(
                link,
                new LinkDatagrams(
                        known.sent(),
                        known.received(),
                        known.lost(),
                        known.lostFraction(),
                        known.lostInSocket(),
                        count == 0 ? Optional.empty() : Optional.of(count),
                        count == 0 ? Optional.empty() : Optional.of(reason),
                        known.duplicates(),
                        known.reordered(),
                        known.reorderExtentMean(),
                        known.reorderExtentMax(),
                        known.overdue(),
                        known.malformed(),
                        known.segmented(),
                        known.sentAtOnce(),
                        known.coalesced(),
                        known.jitterNs(),
                        known.interArrivalNs(),
                        known.absent()));
    }

    private static HostUdp udp(long softnet, long receiveBuffers, long sendBuffers) {
        return new HostUdp(396_000L, 12L, 0L, receiveBuffers, sendBuffers, 0L, 0L, softnet, Map.of());
    }

    static LoadResult overUdp(LoadResult load) {
        return new LoadResult(
                load.id(),
                load.name(),
                load.pattern(),
                load.mode(),
                LoadResult.UDP,
                load.topology(),
                load.servers(),
                load.clients(),
                load.links(),
                1_448,
                0,
                load.connectionsPerLink(),
                load.queueDepth(),
                Optional.empty(),
                Optional.empty(),
                load.bytesPerLink(),
                load.roundsAsked(),
                false,
                List.of(),
                load.startNs(),
                load.endNs(),
                load.totals(),
                load.steady(),
                load.rounds(),
                Optional.empty(),
                load.absent());
    }

    static LinkResult with(LinkResult link, LinkDatagrams datagrams) {
        return new LinkResult(
                link.load(),
                link.source(),
                link.sink(),
                link.window(),
                link.windowNs(),
                link.bytes(),
                link.operations(),
                link.goodputBytesPerS(),
                link.firstByteNs(),
                link.lastByteNs(),
                link.lifetime(),
                link.goodputHistogram(),
                link.goodputHistogramSmooth(),
                link.latencyNs(),
                link.serviceNs(),
                link.roundNs(),
                link.stalls(),
                link.sourceStalls(),
                Optional.of(datagrams),
                link.tcp(),
                link.sourceInterfaces(),
                link.sinkInterfaces(),
                link.connections(),
                link.connectionCount(),
                link.series(),
                link.status(),
                link.failures(),
                link.absent());
    }

    private static HostResult with(HostResult host, HostUdp udp, long rxDropped, long txDropped) {
        NicDelta nic = host.nicDelta().get(0);
        return new HostResult(
                host.name(),
                host.endpoints(),
                host.roles(),
                host.transport(),
                host.loops(),
                host.kernel(),
                host.cpus(),
                host.memoryBytes(),
                host.cpuLimit(),
                host.congestion(),
                host.nics(),
                host.figuresWith(),
                host.cpu(),
                host.tcp(),
                Optional.of(udp),
                List.of(new NicDelta(
                        nic.name(),
                        nic.rxBytes(),
                        nic.txBytes(),
                        nic.rxPackets(),
                        nic.txPackets(),
                        rxDropped,
                        txDropped,
                        nic.rxErrors(),
                        nic.txErrors(),
                        nic.absent())),
                host.clockOffsetNs(),
                host.clockErrorNs(),
                host.connectNs(),
                host.bootId(),
                host.countersNs(),
                host.absent());
    }

    /** A host went silent: its link has one end, and the run is incomplete. */
    public static RunResult incomplete() {
        List<LinkResult> links = new ArrayList<>(loopbackLinks(1L));
        links.set(
                5,
                new SampleLink(5, "client-6", "server-1", LOOPBACK, 1e9, 0.1, 600, 2L, 0)
                        .resultWithoutSink("its agent went silent after 6.21 s"));
        Facts facts = loopback(links);
        facts.errors = List.of(Finding.about(
                "10.0.0.7:7411", "agent_lost", "10.0.0.7:7411 was lost 6.21 s into the run: its lease ran out."));
        facts.totalsAllLinks = Optional.of(Span.of(WARMUP_NS, WARMUP_NS + 6_210_000_000L, 61_000_000_000L));
        return RunAnalysis.conclude(facts.build());
    }

    /** A link whose source has two rails, one of them without a known speed, and whose sink did not say. */
    public static RunResult severalInterfaces() {
        LinkResult link = loopbackLinks(0L).get(0);
        List<LinkInterface> rails = List.of(
                new LinkInterface(
                        "eth2", 2, Optional.of(NicFacts.Kind.DEVICE), 25_000_000_000L, Optional.empty(), Map.of()),
                new LinkInterface(
                        "eth3",
                        1,
                        Optional.of(NicFacts.Kind.DEVICE),
                        null,
                        Optional.empty(),
                        Map.of("speed_bits_per_s", "the kernel has none")));
        return RunAnalysis.conclude(loopback(List.of(with(link, Optional.of(rails), Optional.empty())))
                .build());
    }

    /** The same link with interfaces at its sink. */
    static LinkResult with(LinkResult link, Optional<List<LinkInterface>> sinkInterfaces) {
        return with(link, link.sourceInterfaces(), sinkInterfaces);
    }

    static LinkResult with(
            LinkResult link,
            Optional<List<LinkInterface>> sourceInterfaces,
            Optional<List<LinkInterface>> sinkInterfaces) {
        return with(link, link.sink(), sourceInterfaces, sinkInterfaces);
    }

    /** The same link to another sink. */
    static LinkResult to(LinkResult link, String sink) {
        return with(link, sink, link.sourceInterfaces(), link.sinkInterfaces());
    }

    private static LinkResult with(
            LinkResult link,
            String sink,
            Optional<List<LinkInterface>> sourceInterfaces,
            Optional<List<LinkInterface>> sinkInterfaces) {
        return new LinkResult(
                link.load(),
                link.source(),
                sink,
                link.window(),
                link.windowNs(),
                link.bytes(),
                link.operations(),
                link.goodputBytesPerS(),
                link.firstByteNs(),
                link.lastByteNs(),
                link.lifetime(),
                link.goodputHistogram(),
                link.goodputHistogramSmooth(),
                link.latencyNs(),
                link.serviceNs(),
                link.roundNs(),
                link.stalls(),
                link.sourceStalls(),
                link.datagrams(),
                link.tcp(),
                sourceInterfaces,
                sinkInterfaces,
                link.connections(),
                link.connectionCount(),
                link.series(),
                link.status(),
                link.failures(),
                link.absent());
    }

    /** An incast with links of its own. */
    static LoadResult load(List<LinkLoadOverride> overrides) {
        return load("incast", "push", 1, 8, 8, 1, Optional.empty(), false, overrides);
    }

    /** Plain streams of the sample's load. */
    static LoadResult streams(List<LinkLoadOverride> overrides) {
        return load("incast", "push", 1, 8, 8, 0, Optional.empty(), false, overrides);
    }

    /** The same with a window that begins at another instant. */
    static LoadResult load(List<LinkLoadOverride> overrides, long startNs) {
        return with(load(overrides), startNs, startNs + WINDOW_NS, Optional.empty());
    }

    /** A run of one load between hosts. */
    static RunResult of(LoadResult load, Thresholds thresholds, List<LinkResult> links) {
        Facts facts = loopback(links);
        facts.load = load;
        facts.local = false;
        facts.thresholds = thresholds;
        return RunAnalysis.conclude(facts.build());
    }

    /** An incast beside a broadcast by the same hosts, and a paced probe that began inside the window and came too slowly. */
    public static RunResult several() {
        List<LinkResult> links = new ArrayList<>(loopbackLinks(1L));
        for (int i = 0; i < 4; i++) {
            links.add(new SampleLink(
                            "push",
                            8 + i,
                            "server-1",
                            "client-" + (i + 1),
                            LOOPBACK,
                            4.4e8,
                            0.1,
                            1_900,
                            0L,
                            i == 2 ? 30 : 0)
                    .result());
        }
        links.add(new SampleLink("probe", 12, "client-1", "server-1", LOOPBACK, 1.0e7, 0.02, 90, 0L, 0).result());
        Facts facts = loopback(links);
        LoadResult push = load(1, "push", "broadcast", "push", 1, 4, 4, 1, Optional.empty(), false, List.of());
        LoadResult probe = load(
                2,
                "probe",
                "incast",
                "push",
                1,
                1,
                1,
                1,
                Optional.empty(),
                false,
                List.of(new LinkLoadOverride(
                        "client-1",
                        "server-1",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(100_000_000L),
                        Optional.empty())));
        facts.steady = Optional.of(Span.of(WARMUP_NS, WARMUP_NS + WINDOW_NS, 110_000_000_000L));
        facts.others = List.of(
                new LoadMeasurements(
                        push,
                        Thresholds.NONE,
                        List.of(),
                        Optional.of(Span.of(WARMUP_NS, WARMUP_NS + WINDOW_NS, 17_000_000_000L)),
                        Optional.empty(),
                        Optional.empty()),
                new LoadMeasurements(
                        with(probe, WARMUP_NS + SECOND, WARMUP_NS + WINDOW_NS, Optional.empty()),
                        Thresholds.NONE,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return RunAnalysis.conclude(facts.build());
    }

    /** Every host to every other: h3 has half the rate, and what goes to h6 is lost in part. */
    public static RunResult mesh(int hosts) {
        Random random = new Random(6);
        List<LinkResult> links = new ArrayList<>();
        for (int source = 1; source <= hosts; source++) {
            for (int sink = 1; sink <= hosts; sink++) {
                if (source != sink) {
                    boolean isSlow = source == 3 || sink == 3;
                    double rate = 1.2e8 / hosts * (isSlow ? 0.5 : 1) * (1 + 0.02 * random.nextGaussian());
                    links.add(new SampleLink(
                                    links.size(),
                                    "h" + source,
                                    "h" + sink,
                                    List.of("10.1.0." + source, "10.1.0." + sink),
                                    rate,
                                    0.12,
                                    (long) (SampleLink.BLOCK / rate * 1e6),
                                    sink == 6 ? 480L + random.nextInt(40) : (Long) (long) random.nextInt(20),
                                    sink == 6 && source == 2 ? 40 : 0)
                            .result());
                }
            }
        }
        Facts facts = loopback(links);
        facts.load = load("incast", "push", hosts, hosts, links.size(), 1, Optional.empty(), false, List.of());
        facts.local = false;
        facts.hosts = IntStream.rangeClosed(1, hosts)
                .mapToObj(i -> host("h" + i, "client", 0.2, 0.3, 0L))
                .toList();
        return RunAnalysis.conclude(facts.build());
    }

    /** Ctrl-C after the window was over. */
    public static RunResult interrupted() {
        Facts facts = loopback(loopbackLinks(1L));
        facts.ending = StopCause.INTERRUPTED;
        return RunAnalysis.conclude(facts.build());
    }

    /** A run that failed before anything was measured. */
    public static RunResult neverStarted() {
        Facts facts = loopback(List.of());
        facts.startedAt = null;
        facts.windows = List.of();
        facts.warmup = Optional.empty();
        facts.steady = Optional.empty();
        facts.startSkewNs = null;
        facts.hosts = List.of();
        facts.errors = List.of(Finding.about("10.0.0.7:7411", "unreachable", "10.0.0.7:7411: connection refused."));
        return RunAnalysis.conclude(facts.build());
    }

    /** One of each, by name: what a reader of results should be able to take. */
    public static Map<String, RunResult> all() {
        Map<String, RunResult> all = new TreeMap<>();
        all.put("incast", incast());
        all.put("streams", streams());
        all.put("fabric", fabric(40));
        all.put("ceiling", ceiling());
        all.put("barrier", barrier());
        all.put("byte-target", byteTarget());
        all.put("rate", rate());
        all.put("datagrams", datagrams());
        all.put("incomplete", incomplete());
        all.put("several", several());
        all.put("mesh", mesh(6));
        all.put("interrupted", interrupted());
        all.put("never-started", neverStarted());
        return all;
    }

    static RunMeasurements loopbackFacts(List<LinkResult> links) {
        return loopback(links).build();
    }

    static List<LinkResult> loopbackLinks(Long retransmits) {
        Random random = new Random(7);
        List<LinkResult> links = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double rate = 1.36e9 * (1 + 0.02 * random.nextGaussian());
            links.add(new SampleLink(
                            i,
                            "client-" + (i + 1),
                            "server-1",
                            LOOPBACK,
                            rate,
                            0.1,
                            600 + random.nextInt(60),
                            i == 5 ? retransmits : (retransmits == null ? null : (Long) 0L),
                            0)
                    .result());
        }
        return links;
    }

    private static Facts loopback(List<LinkResult> links) {
        Facts facts = new Facts();
        facts.links = links;
        facts.load = load("incast", "push", 1, 8, 8, 1, Optional.empty(), false, List.of());
        facts.hosts = List.of(host("this host", "both", 0.97, 0.98, 0L));
        if (!links.isEmpty()) {
            long bytes = links.stream()
                    .filter(link -> link.bytes() != null)
                    .mapToLong(LinkResult::bytes)
                    .sum();
            facts.steady = SteadyPart.of(links).map(part -> Span.of(part.startNs(), part.endNs(), bytes));
        }
        return facts;
    }

    static HostResult host(String name, String role, double process, double host, long timeouts) {
        return host(name, role, "epoll", Optional.of(role.equals("client") ? 1 : 4), process, host, timeouts);
    }

    /** An agent's host, with what else it has made up. */
    public static HostResult host(String name, String role, String transport, Optional<Integer> loops) {
        return host(name, role, transport, loops, 0.04, 0.06, 0L);
    }

    private static HostResult host(
            String name,
            String role,
            String transport,
            Optional<Integer> loops,
            double process,
            double host,
            long timeouts) {
        boolean local = role.equals("both");
        return new HostResult(
                name,
                local ? 9 : 1,
                local ? List.of("server", "client") : List.of(role),
                transport,
                loops,
                "Linux 6.18.0",
                local ? 2 : 16,
                local ? 8L << 30 : 128L << 30,
                Optional.empty(),
                HostCongestion.of(List.of("cubic"), Optional.of("cubic"), Optional.of("fq_codel")),
                List.of(new NicFigures(
                        local ? "lo" : "eth0",
                        Optional.of(local ? NicFacts.Kind.LOOPBACK : NicFacts.Kind.DEVICE),
                        List.of(local ? "127.0.0.1" : "10.1.1.1"),
                        local ? null : (Long) 10_000_000_000L,
                        Optional.empty(),
                        local ? 65_536 : 1_500,
                        local ? null : "mlx5_core",
                        local ? Optional.empty() : Optional.of(new SwitchPort("leaf3", "Ethernet1/12")),
                        Map.of("speed_bits_per_s", "loopback has no port", "driver", "loopback has no device"))),
                Optional.empty(),
                new HostCpu(
                        (long) (process * 20 * SECOND),
                        process,
                        host,
                        local ? 0.31 : 0.12,
                        Optional.empty(),
                        Optional.empty(),
                        0.0,
                        local ? 0.96 : 0.44,
                        Optional.of(local ? List.of(0.96, 0.91) : List.of(0.44, 0.31, 0.4, 0.42)),
                        Optional.of(0.02),
                        Optional.of(0.0),
                        Map.of()),
                new HostTcp(
                        8_000_000L,
                        120L + timeouts,
                        timeouts,
                        20L,
                        Optional.of(3L),
                        Optional.of(9L),
                        40L,
                        0L,
                        0L,
                        0L,
                        0L,
                        2L,
                        Map.of()),
                Optional.empty(),
                List.of(new NicDelta(
                        local ? "lo" : "eth0",
                        11_700_000_000L,
                        11_700_000_000L,
                        8_000_000L,
                        8_000_000L,
                        0L,
                        0L,
                        0L,
                        0L,
                        Map.of())),
                0L,
                local ? 0L : (Long) 21_000L,
                Optional.of(role.equals("server") ? 1_310_000_000L : 5_200_000L),
                Optional.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                        .toString()),
                Optional.of(10 * SECOND),
                transport == null ? Map.of("transport", "the agent was lost before") : Map.of());
    }

    static LatencyHistogram times(long medianNs, int seed, int count) {
        Random random = new Random(seed);
        Histogram histogram =
                new Histogram(LatencyHistogram.LOWEST_NS, LatencyHistogram.HIGHEST_NS, LatencyHistogram.DIGITS);
        for (int i = 0; i < count; i++) {
            histogram.recordValue((long) (medianNs * Math.exp(0.12 * random.nextGaussian())));
        }
        return LatencyHistogram.of(histogram, 0);
    }

    private static LoadResult load(
            String pattern,
            String mode,
            int servers,
            int clients,
            int links,
            long responseSize,
            Optional<Long> bytes,
            boolean barrier,
            List<LinkLoadOverride> overrides) {
        return load(
                0, SampleLink.LOAD, pattern, mode, servers, clients, links, responseSize, bytes, barrier, overrides);
    }

    private static LoadResult load(
            int id,
            String name,
            String pattern,
            String mode,
            int servers,
            int clients,
            int links,
            long responseSize,
            Optional<Long> bytes,
            boolean barrier,
            List<LinkLoadOverride> overrides) {
        return new LoadResult(
                id,
                name,
                pattern,
                mode,
                LoadResult.TCP,
                "mesh",
                servers,
                clients,
                links,
                SampleLink.BLOCK,
                responseSize,
                1,
                1,
                Optional.empty(),
                overrides.isEmpty() ? Optional.empty() : Optional.of("spread"),
                bytes,
                Optional.empty(),
                barrier,
                overrides,
                WARMUP_NS,
                WARMUP_NS + WINDOW_NS,
                Totals.unknown("not yet"),
                Span.unknown("not yet"),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** The same load in another window, with its rounds. */
    private static LoadResult with(LoadResult load, Long startNs, Long endNs, Optional<Rounds> rounds) {
        return new LoadResult(
                load.id(),
                load.name(),
                load.pattern(),
                load.mode(),
                load.protocol(),
                load.topology(),
                load.servers(),
                load.clients(),
                load.links(),
                load.blockSizeBytes(),
                load.responseSizeBytes(),
                load.connectionsPerLink(),
                load.queueDepth(),
                load.rateBitsPerS(),
                load.arrivalPhase(),
                load.bytesPerLink(),
                load.roundsAsked(),
                load.barrier(),
                load.linkOverrides(),
                startNs,
                endNs,
                load.totals(),
                load.steady(),
                rounds,
                load.loss(),
                startNs == null
                        ? Map.of("start_ns", "the run never started", "end_ns", "the run never started")
                        : Map.of());
    }

    private static PlanSummary plan(boolean local, boolean endsByTime, SocketSettings socketOptions) {
        return new PlanSummary(
                local,
                endsByTime ? Optional.of(10.0) : Optional.empty(),
                2.0,
                1.0,
                SampleLink.TICK_NS,
                100_000_000,
                5.0,
                4711,
                "auto",
                local ? Optional.of(4) : Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(socketOptions));
    }

    /** The parts of a run, to be changed one by one. */
    private static final class Facts {
        Instant startedAt = Instant.parse("2026-03-01T12:00:00Z");
        Optional<String> label = Optional.empty();
        LoadResult load = load("incast", "push", 1, 8, 8, 1, Optional.empty(), false, List.of());
        List<LoadMeasurements> others = List.of();
        boolean local = true;
        SocketSettings socketOptions = SampleLink.sendBuffer(524_288);
        List<RunWindow> windows = List.of(
                new RunWindow(RunWindow.Phase.WARMUP, 0L, WARMUP_NS, RunWindow.Kind.COMMON),
                new RunWindow(RunWindow.Phase.MEASURE, WARMUP_NS, WARMUP_NS + WINDOW_NS, RunWindow.Kind.COMMON),
                new RunWindow(
                        RunWindow.Phase.DRAIN,
                        WARMUP_NS + WINDOW_NS,
                        WARMUP_NS + WINDOW_NS + 12_000_000,
                        RunWindow.Kind.COMMON));
        Optional<Warmup> warmup =
                Optional.of(new Warmup(WARMUP_NS, 1_677_721_600L, 1_600L, 838_860_800.0, true, List.of(), Map.of()));
        Long startSkewNs = 41_000L;
        Long startSkewErrorNs = 0L;
        Optional<Span> steady = Optional.empty();
        Optional<Span> firstDone = Optional.empty();
        Optional<Span> lastDone = Optional.empty();
        Optional<Span> totalsAllLinks = Optional.empty();
        Thresholds thresholds = Thresholds.NONE;
        List<HostResult> hosts = List.of();
        List<LinkResult> links = List.of();
        Optional<Rounds> rounds = Optional.empty();
        List<Finding> errors = List.of();
        StopCause ending = StopCause.BY_ITSELF;

        RunMeasurements build() {
            LoadResult ran = windows.isEmpty()
                    ? with(load, null, null, rounds)
                    : with(load, load.startNs(), load.endNs(), rounds);
            List<LoadMeasurements> loads = new ArrayList<>();
            loads.add(new LoadMeasurements(ran, thresholds, List.of(), steady, firstDone, lastDone));
            loads.addAll(others);
            return new RunMeasurements(
                    "0123456789abcdef0123456789abcdef",
                    startedAt,
                    new ToolInfo("0.1.0", "0000000", "4.2.18.Final", "17.0.15", true),
                    Optional.of("netbench incast"),
                    label,
                    plan(local, load.bytesPerLink().isEmpty(), socketOptions),
                    loads,
                    windows,
                    warmup,
                    startSkewNs,
                    startSkewErrorNs,
                    totalsAllLinks,
                    hosts,
                    places(),
                    links,
                    errors,
                    List.of(),
                    List.of(),
                    ending);
        }

        /** Sources connect in all samples but reads; on loopback one agent carries them all. */
        private List<EndpointPlace> places() {
            Map<String, TreeSet<String>> roles = new LinkedHashMap<>();
            for (LinkResult link : links) {
                boolean isRead = load.isRead();
                roles.computeIfAbsent(link.source(), name -> new TreeSet<>()).add(isRead ? "server" : "client");
                roles.computeIfAbsent(link.sink(), name -> new TreeSet<>()).add(isRead ? "client" : "server");
            }
            return roles.entrySet().stream()
                    .map(place -> new EndpointPlace(
                            place.getKey(), local ? "this host" : place.getKey(), List.copyOf(place.getValue())))
                    .toList();
        }
    }
}
