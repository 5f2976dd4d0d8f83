package io.netbench.analysis.comparison;

import io.netbench.analysis.RunAnalysis;
import io.netbench.result.ComparedFigure.Level;
import io.netbench.result.ComparedQuantity;
import io.netbench.result.ComparedSide;
import io.netbench.result.EndpointFlow;
import io.netbench.result.FabricPhase;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import io.netbench.result.LostHosts;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.Stalls;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.SuiteStatus;
import io.netbench.result.TcpSummary;
import io.netbench.result.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One side of a comparison: all that was measured of each subject, in runs that are added one by one and not kept. */
public final class Side {

    private static final int MOST_MISSING = 20;

    /** The parameter of a suite's run that tells it from its repeats. */
    private static final String REPEAT = "repeat";

    /** Suites over pairs of hosts. */
    private static final Set<String> FABRICS = Set.of("validate", "matrix");

    /** Their phases in which all hosts are busy alike. */
    private static final Set<String> PAIRS = Set.of("pairs", "again", "repeats");

    private final Map<Subject, Readings> measured = new LinkedHashMap<>();
    private final Settings settings = new Settings();
    private final List<String> sources = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Set<Subject> pairs = new HashSet<>();
    private Instant startedAt;
    private String label;
    private int runs;

    /** Names a file or folder that runs come from. */
    public Side from(String source) {
        sources.add(source);
        return this;
    }

    /** Says that something is missing. */
    public Side lacks(String what) {
        if (missing.size() < MOST_MISSING && !missing.contains(what)) {
            missing.add(what);
        }
        return this;
    }

    /**
     * Takes a run of its own: totals, loads, endpoints and links.
     *
     * @param condition what tells it from other runs of a suite; empty of single ones. Runs of one condition are repeats
     */
    public Side add(RunResult run, String condition) {
        note(run);
        settings.add(run, condition, true);
        Optional<Long> window = run.measured().map(of -> of.endNs() - of.startNs());
        if (run.hasSeveralLoads()) {
            totals(new Subject(Level.TOTAL, condition, "", ""), run.totals(), run.links(), window);
        }
        for (LoadResult load : run.loads()) {
            totals(
                    new Subject(Level.LOAD, condition, load.name(), ""),
                    load.totals(),
                    run.linksOf(load),
                    load.windowNs().or(() -> window));
        }
        int links = run.links().size();
        run.endpoints().forEach(endpoint -> {
            flow(new Subject(Level.SENDING, condition, "", endpoint.name()), endpoint.out(), links, window);
            flow(new Subject(Level.RECEIVING, condition, "", endpoint.name()), endpoint.in(), links, window);
        });
        for (LinkResult link : run.links()) {
            link(new Subject(Level.LINK, condition, link.load(), link.name()), link);
        }
        return this;
    }

    /**
     * Takes a round of pairs of a fabric: its links alone, since what a round has in all says nothing.
     *
     * @param name of the run or its phase, which tells rails of hosts apart
     */
    public Side addPairs(RunResult run, String name) {
        settings.add(run, "", false);
        String rail = FabricPhase.of(name).rail().orElse("");
        int failed = 0;
        int known = 0;
        for (LinkResult link : run.links()) {
            Subject subject = new Subject(Level.LINK, rail, "", link.name());
            pairs.add(subject);
            link(subject, link);
            failed += link.status() == LinkStatus.FAILED ? 1 : 0;
            if (letNothingThrough(run, link)) {
                readings(subject).add(ComparedQuantity.GOODPUT, 0);
                known++;
            }
        }
        begin(run);
        boolean isKnown = known > 0
                && known == failed
                && run.errors().stream().allMatch(error -> error.code().equals(RunAnalysis.LINKS_FAILED));
        if (run.status() != RunStatus.INCOMPLETE || !isKnown) {
            requireComplete(run);
        }
        return this;
    }

    /** A round that was carried through by all, and of which nothing of a pair arrived: that is a figure too. */
    private static boolean letNothingThrough(RunResult run, LinkResult link) {
        return link.status() == LinkStatus.FAILED
                && (link.goodputBytesPerS() == null || link.goodputBytesPerS() == 0)
                && run.measured().isPresent()
                && run.errors().stream().noneMatch(LostHosts::tells);
    }

    /** Takes a run of a suite, if it is one whose figures are compared. */
    public Side add(SuiteResult suite, SuiteRun run, RunResult result) {
        if (!wants(suite, run)) {
            return this;
        }
        return FABRICS.contains(suite.kind()) ? addPairs(result, run.phase()) : add(result, condition(run));
    }

    /** What a run shares with its repeats, and with no other run of its suite. */
    private static String condition(SuiteRun run) {
        return Stream.concat(
                        Stream.of(run.phase()),
                        run.parameters().entrySet().stream()
                                .filter(parameter -> !parameter.getKey().equals(REPEAT))
                                .map(Map.Entry::getValue))
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** Whether figures of a run of a suite are compared: suspects that were measured apart from others have none. */
    public static boolean wants(SuiteResult suite, SuiteRun run) {
        return !FABRICS.contains(suite.kind())
                || PAIRS.contains(FabricPhase.of(run.phase()).step());
    }

    /** The same, of a run of a fabric's suite that is known by its name alone. */
    public static boolean isOfPairs(String run) {
        return PAIRS.contains(FabricPhase.of(run).step());
    }

    /** Says what a suite lacks. */
    public Side add(SuiteResult suite) {
        if (suite.status() != SuiteStatus.COMPLETE) {
            String why = suite.errors().stream()
                    .findFirst()
                    .map(error -> ": " + error.text())
                    .orElse(".");
            lacks("A suite is " + suite.status().name().toLowerCase(Locale.ROOT) + why);
        }
        return this;
    }

    /** Takes one figure of a pair of a fabric. */
    Side addPair(String pair, ComparedQuantity quantity, double value) {
        Subject subject = new Subject(Level.LINK, "", "", pair);
        pairs.add(subject);
        readings(subject).add(quantity, value);
        return this;
    }

    private void note(RunResult run) {
        begin(run);
        requireComplete(run);
    }

    private void begin(RunResult run) {
        runs++;
        Instant began = run.startedAt();
        if (startedAt == null || (began != null && began.isBefore(startedAt))) {
            startedAt = began;
        }
        label = label == null ? run.label().orElse(null) : label;
    }

    private void requireComplete(RunResult run) {
        if (run.status() != RunStatus.COMPLETE) {
            String why = run.errors().stream()
                    .findFirst()
                    .map(error -> ": " + error.text())
                    .orElse(".");
            lacks("A run is " + run.status().name().toLowerCase(Locale.ROOT) + why);
        }
    }

    private void totals(Subject subject, Totals totals, List<LinkResult> links, Optional<Long> windowNs) {
        Readings readings = readings(subject);
        readings.add(ComparedQuantity.GOODPUT, known(totals.goodputBytesPerS()));
        latency(readings, totals.latencyNs());
        readings.add(ComparedQuantity.RETRANSMITS, retransmits(links));
        readings.add(ComparedQuantity.LOSS, loss(links));
        long stalled = 0;
        for (LinkResult link : links) {
            Stalls stalls = link.stallsOfEitherEnd();
            if (stalls == null) {
                return;
            }
            stalled += stalls.totalNs();
        }
        double all = stalled / (double) Math.max(1, links.size());
        windowNs.filter(ns -> ns > 0).ifPresent(ns -> readings.add(ComparedQuantity.STALLS, all / ns));
    }

    /** Of one link, or of all of them, it is told already. */
    private void flow(Subject subject, Optional<EndpointFlow> flow, int links, Optional<Long> windowNs) {
        flow.filter(of -> of.links() > 1 && of.links() < links).ifPresent(of -> {
            Readings readings = readings(subject);
            readings.add(ComparedQuantity.GOODPUT, known(of.goodputBytesPerS()));
            if (of.stalls() != null && windowNs.orElse(0L) > 0) {
                double all = of.stalls().totalNs() / (double) of.links();
                readings.add(ComparedQuantity.STALLS, all / windowNs.get());
            }
        });
    }

    private void link(Subject subject, LinkResult link) {
        Readings readings = readings(subject);
        if (link.status() != LinkStatus.OK) {
            return;
        }
        readings.add(ComparedQuantity.GOODPUT, known(link.goodputBytesPerS()));
        latency(readings, link.latencyNs());
        readings.add(ComparedQuantity.RETRANSMITS, retransmits(List.of(link)));
        readings.add(ComparedQuantity.LOSS, loss(List.of(link)));
        Stalls stalls = link.stallsOfEitherEnd();
        if (stalls != null && link.windowNs() != null && link.windowNs() > 0) {
            readings.add(ComparedQuantity.STALLS, stalls.totalNs() / (double) link.windowNs());
        }
    }

    private static void latency(Readings readings, LatencyHistogram latency) {
        if (latency != null) {
            readings.add(ComparedQuantity.LATENCY_P50, latency.p50() == null ? Double.NaN : latency.p50());
            readings.add(ComparedQuantity.LATENCY_P99, latency.p99() == null ? Double.NaN : latency.p99());
        }
    }

    /** Of those that the other end did not have, as a share of all segments; not a number where a kernel does not tell. */
    private static double retransmits(List<LinkResult> links) {
        long segments = 0;
        long lost = 0;
        for (LinkResult link : links) {
            TcpSummary tcp = link.tcp() == null ? null : link.tcp().source();
            if (tcp == null || tcp.retransmits() == null || tcp.segmentsSent().isEmpty()) {
                return Double.NaN;
            }
            segments += tcp.segmentsSent().get();
            lost += Math.max(0, tcp.retransmits() - tcp.spuriousRetransmits().orElse(0L));
        }
        return segments == 0 ? Double.NaN : lost / (double) segments;
    }

    /** Datagrams that were lost, as a share of those that were sent; not a number where none was, or one link does not know. */
    private static double loss(List<LinkResult> links) {
        long sent = 0;
        long lost = 0;
        for (LinkResult link : links) {
            LinkDatagrams datagrams = link.datagrams().orElse(null);
            if (datagrams == null || datagrams.sent() == null || datagrams.lost() == null) {
                return Double.NaN;
            }
            sent += datagrams.sent();
            lost += datagrams.lost();
        }
        return sent == 0 ? Double.NaN : lost / (double) sent;
    }

    private static double known(Double value) {
        return value == null ? Double.NaN : value;
    }

    private Readings readings(Subject subject) {
        return measured.computeIfAbsent(subject, of -> new Readings());
    }

    /** What tells its runs apart; one that is empty where there are single ones, or pairs of a fabric. */
    Set<String> conditions() {
        return measured.keySet().stream().map(Subject::condition).collect(Collectors.toCollection(TreeSet::new));
    }

    Map<Subject, Readings> measured() {
        return Collections.unmodifiableMap(measured);
    }

    boolean isPair(Subject subject) {
        return pairs.contains(subject);
    }

    Settings settings() {
        return settings;
    }

    /** Whether any run was added. */
    public boolean isEmpty() {
        return runs == 0;
    }

    /** What is told of it. */
    public ComparedSide describe() {
        return new ComparedSide(
                sources,
                runs,
                startedAt,
                Optional.ofNullable(label),
                missing,
                Map.of("started_at", "no run of it was started"));
    }
}
