package io.netbench.dataplane;

import io.netbench.host.NicFacts;
import io.netbench.measure.GoodputFigures;
import io.netbench.measure.LatencyFigures;
import io.netbench.measure.LinkFigures;
import io.netbench.measure.PhaseTotals;
import io.netbench.measure.RunRecorders;
import io.netbench.measure.Series;
import io.netbench.measure.StallFigures;
import io.netbench.measure.WindowFigures;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.GoodputTicks;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.Stalls;
import io.netbench.result.end.EndBytes;
import io.netbench.result.end.EndConnection;
import io.netbench.result.end.EndOperations;
import io.netbench.result.end.EndRecordings;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.EndSample;
import io.netbench.result.end.LinkEnd;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.OperationFigures;
import io.netbench.traffic.connection.RoundFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the report of one end of a link from what its connections and recorders hold. Instants become nanoseconds after
 * the run's start. For one thread, when the run is over.
 */
final class LinkEndReports {

    private static final String NO_WINDOW = "the run did not come to the end of its window";

    private final RunPlan plan;
    private final RunRecorders recorders;
    private final Map<Integer, Map<EndRole, List<ConnectionFigures>>> connections = new TreeMap<>();
    private final Map<Integer, LatencyFigures> roundOfLink = new HashMap<>();
    private final long startNs;
    private final EndInterfaces interfaces;

    /**
     * The ends of all links at this agent.
     *
     * @param connections every connection end of the agent
     * @param rounds of the hubs at this agent
     * @param startNs the first start, on the agent's clock
     * @param nics of this host
     */
    LinkEndReports(
            RunPlan plan,
            RunRecorders recorders,
            List<ConnectionFigures> connections,
            List<RoundFigures> rounds,
            long startNs,
            List<NicFacts> nics) {
        this.interfaces = new EndInterfaces(nics);
        this.plan = plan;
        this.recorders = recorders;
        this.startNs = startNs;
        for (ConnectionFigures end : connections) {
            this.connections
                    .computeIfAbsent(end.link(), link -> new EnumMap<>(EndRole.class))
                    .computeIfAbsent(end.source() ? EndRole.SOURCE : EndRole.SINK, role -> new ArrayList<>())
                    .add(end);
        }
        rounds.forEach(hub -> roundOfLink.putAll(hub.linkCompletionNs()));
    }

    /** One report after another, by link; each is made when it is asked for. */
    Stream<LinkEnd> stream() {
        return plan.links().stream()
                .flatMap(link -> connections.getOrDefault(link.id(), Map.of()).entrySet().stream()
                        .map(end -> of(link, end.getKey(), end.getValue())));
    }

    private LinkEnd of(LinkPlan link, EndRole role, List<ConnectionFigures> ends) {
        LinkFigures figures = recorders.figures(link.id());
        int endpoint = role == EndRole.SINK ? link.sink() : link.source();
        Optional<LatencyFigures> round = plan.loadOf(link).hubOf(link) == endpoint
                ? Optional.ofNullable(roundOfLink.get(link.id()))
                : Optional.empty();
        boolean sink = role == EndRole.SINK;
        boolean paces = ends.stream().anyMatch(ConnectionFigures::pacer);
        Map<String, String> absent = new HashMap<>();
        if (figures.window().isEmpty()) {
            for (String figure :
                    List.of("bytes", "operations", "goodput_histogram", "goodput_histogram_smooth", "stalls")) {
                absent.put(figure, NO_WINDOW);
            }
        }
        if (plan.loadOf(link).protocol() == DataProtocol.UDP) {
            absent.put("tcp", "blocks were datagrams");
        }
        givenUp(ends).ifPresent(reason -> absent.put("unexplained_bytes", reason));
        return new LinkEnd(
                link.id(),
                role,
                paces && figures.latency().isPresent(),
                bytes(sink, ends, figures),
                operations(sink, paces, ends, figures),
                recordings(sink, paces, figures, round),
                TcpReport.of(ends.stream().map(ConnectionFigures::tcp).toList()),
                ends.size(),
                connections(link, ends),
                interfaces.of(ends),
                sink ? series(figures) : List.of(),
                ownStalls(ends),
                DatagramReport.of(sink, ends),
                ends.stream().flatMap(end -> end.failure().stream()).findFirst(),
                absent);
    }

    /** Of several connections it may be only some whose drain was given up. */
    private static Optional<String> givenUp(List<ConnectionFigures> ends) {
        List<String> reasons =
                ends.stream().flatMap(end -> end.givenUp().stream()).distinct().toList();
        long count = ends.stream().filter(end -> end.givenUp().isPresent()).count();
        String which = ends.size() == 1 ? "" : " on %d of %d connections".formatted(count, ends.size());
        return reasons.stream().findFirst().map(first -> first + which);
    }

    private EndBytes bytes(boolean sink, List<ConnectionFigures> ends, LinkFigures figures) {
        long lifetime = ends.stream().mapToLong(ConnectionFigures::payloadBytes).sum();
        long responses =
                ends.stream().mapToLong(ConnectionFigures::responseBytes).sum();
        if (!sink) {
            long window = ends.stream()
                    .mapToLong(end -> end.windowSentBytes().orElse(0))
                    .sum();
            return new EndBytes(lifetime, 0, window, responses, null, null);
        }
        return new EndBytes(
                lifetime,
                figures.warmup().map(PhaseTotals::bytes).orElse(0L),
                figures.window().map(window -> window.totals().bytes()).orElse(0L),
                responses,
                figures.window()
                        .map(WindowFigures::firstByteNs)
                        .map(this::afterStart)
                        .orElse(null),
                figures.window()
                        .map(WindowFigures::lastByteNs)
                        .map(this::afterStart)
                        .orElse(null));
    }

    private static EndOperations operations(
            boolean sink, boolean paces, List<ConnectionFigures> ends, LinkFigures figures) {
        List<OperationFigures> all =
                ends.stream().map(ConnectionFigures::operations).toList();
        long started = all.stream().mapToLong(OperationFigures::started).sum();
        long completed = all.stream().mapToLong(OperationFigures::completed).sum();
        boolean timed = paces && figures.latency().isPresent();
        return new EndOperations(
                sink ? figures.warmup().map(PhaseTotals::blocks).orElse(null) : null,
                sink ? figures.window().map(window -> window.totals().blocks()).orElse(null) : null,
                sink
                        ? null
                        : (Long) all.stream().mapToLong(OperationFigures::cut).sum(),
                timed ? (Long) (started - completed) : null,
                timed
                        ? (Long) all.stream()
                                .mapToLong(OperationFigures::oldestAgeNs)
                                .max()
                                .orElse(0)
                        : null,
                paces
                        ? (Long) all.stream()
                                .mapToLong(OperationFigures::notStarted)
                                .sum()
                        : null);
    }

    /** Those of the connection that stalled most: that of a process stops all of them at once. */
    private static Optional<Stalls> ownStalls(List<ConnectionFigures> ends) {
        return ends.stream()
                .map(end -> end.operations().stalls())
                .max(Comparator.comparingLong(StallFigures::totalNs))
                .filter(stalls -> stalls.count() > 0)
                .map(LinkEndReports::stalls);
    }

    private static Stalls stalls(StallFigures figures) {
        return new Stalls(figures.count(), figures.totalNs(), figures.longestNs());
    }

    private static EndRecordings recordings(
            boolean sink, boolean paces, LinkFigures figures, Optional<LatencyFigures> round) {
        Optional<WindowFigures> window = sink ? figures.window() : Optional.empty();
        return new EndRecordings(
                window.map(at -> goodput(at.tick(), at.totals())),
                window.map(at -> goodput(at.smooth(), at.totals())),
                paces ? figures.latency().map(LinkEndReports::latency) : Optional.empty(),
                paces ? figures.service().map(LinkEndReports::latency) : Optional.empty(),
                round.map(LinkEndReports::latency),
                window.map(WindowFigures::stalls).map(LinkEndReports::stalls));
    }

    private static GoodputHistogram goodput(GoodputFigures figures, PhaseTotals totals) {
        return new GoodputTicks(
                        figures.tickNs(),
                        figures.emptyTicks(),
                        figures.mergedTicks(),
                        figures.overflow(),
                        totals.reads(),
                        figures.mean(),
                        figures.stddev())
                .summary(figures.bytesPerS());
    }

    static LatencyHistogram latency(LatencyFigures figures) {
        return LatencyHistogram.of(figures.ns(), figures.overflow());
    }

    /** Those of a link with more are told when the coordinator has picked some. */
    private List<EndConnection> connections(LinkPlan link, List<ConnectionFigures> ends) {
        return ManyConnections.areOf(link)
                ? List.of()
                : ends.stream().map(end -> connection(end, interfaces)).toList();
    }

    /** One connection, whole. */
    static EndConnection connection(ConnectionFigures end, EndInterfaces interfaces) {
        return new EndConnection(
                end.index(),
                end.local().getAddress().getHostAddress(),
                end.local().getPort(),
                end.remote().getAddress().getHostAddress(),
                end.remote().getPort(),
                interfaces.of(end),
                end.windowBytes().isPresent() ? (Long) end.windowBytes().getAsLong() : null,
                end.tcp().retransmits(),
                end.tcp().spuriousRetransmits(),
                end.tcp().timeouts(),
                end.tcp().minRttUs(),
                TcpReport.last(end.tcp().rttUs()),
                TcpReport.last(end.tcp().congestionWindow()),
                end.tcp().sendMssBytes(),
                SocketReport.of(end.options()));
    }

    private List<EndSample> series(LinkFigures figures) {
        List<EndSample> points = new ArrayList<>();
        figures.window().map(WindowFigures::series).ifPresent(series -> {
            long[] bytes = series.bytes();
            for (int i = 0; i < bytes.length; i++) {
                points.add(point(series, i, bytes[i]));
            }
        });
        return points;
    }

    private EndSample point(Series series, int index, long bytes) {
        return new EndSample(series.startNs(index) - startNs, series.endNs(index) - startNs, bytes);
    }

    private Long afterStart(OptionalLong instantNs) {
        return instantNs.isPresent() ? (Long) (instantNs.getAsLong() - startNs) : null;
    }
}
