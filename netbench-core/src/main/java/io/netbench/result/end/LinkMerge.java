package io.netbench.result.end;

import io.netbench.result.ConnectionResult;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.Lifetime;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunWindow;
import io.netbench.result.SeriesPoint;
import io.netbench.result.Stalls;
import io.netbench.result.TcpEnds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes one link of its two ends. Bytes, operations and goodput come from the sink, latency from the pacer, TCP verdicts
 * from the source; what only a missing end could tell is null, and the link has failed.
 */
public final class LinkMerge {

    private static final String NEVER_BEGAN = "the window never began";

    private final LinkFrame frame;
    private final Optional<LinkEnd> source;
    private final Optional<LinkEnd> sink;
    private final Map<String, String> absent = new HashMap<>();

    private LinkMerge(LinkFrame frame, Optional<LinkEnd> source, Optional<LinkEnd> sink) {
        this.frame = frame;
        this.source = source;
        this.sink = sink;
    }

    /**
     * The link that {@code source} and {@code sink} are the ends of.
     *
     * @throws IllegalArgumentException if an end has the other one's role, or they belong to different links
     */
    public static LinkResult merge(LinkFrame frame, Optional<LinkEnd> source, Optional<LinkEnd> sink) {
        requireRole(EndRole.SOURCE, source);
        requireRole(EndRole.SINK, sink);
        if (source.isPresent()
                && sink.isPresent()
                && source.get().linkId() != sink.get().linkId()) {
            throw new IllegalArgumentException("link_end.link_id must be the same at both ends, got: "
                    + source.get().linkId() + " and " + sink.get().linkId());
        }
        return new LinkMerge(frame, source, sink).merge();
    }

    private static void requireRole(EndRole role, Optional<LinkEnd> end) {
        if (end.isPresent() && end.get().role() != role) {
            throw new IllegalArgumentException(
                    "link_end.role must be " + role + ", got: " + end.get().role());
        }
    }

    private LinkResult merge() {
        Long bytes = bytes();
        Long windowNs = windowNs();
        Lifetime lifetime = LifetimeMerge.merge(frame, source, sink);
        List<String> failures = failures(lifetime, bytes);
        return new LinkResult(
                frame.load(),
                frame.source(),
                frame.sink(),
                frame.window(),
                windowNs,
                bytes,
                fromSink("operations", end -> end.operations().window()),
                goodput(bytes, windowNs),
                fromSink("first_byte_ns", end -> end.bytes().firstByteNs()),
                fromSink("last_byte_ns", end -> end.bytes().lastByteNs()),
                lifetime,
                fromSink("goodput_histogram", end -> end.recordings().goodput().orElse(null)),
                fromSink(
                        "goodput_histogram_smooth",
                        end -> end.recordings().goodputSmooth().orElse(null)),
                latency(),
                pacer().flatMap(end -> end.recordings().service()),
                ends().flatMap(end -> end.recordings().round().stream()).findFirst(),
                stalls(),
                ends().flatMap(end -> end.ownStalls().stream()).findFirst(),
                DatagramMerge.merge(frame, source, sink),
                new TcpEnds(
                        source.flatMap(LinkEnd::tcp).orElse(null),
                        sink.flatMap(LinkEnd::tcp).orElse(null),
                        Map.of(
                                "source", tcpMissing(source, frame.sourceMissing()),
                                "sink", tcpMissing(sink, frame.sinkMissing()))),
                interfaces(source),
                interfaces(sink),
                connections(),
                ends().mapToInt(LinkEnd::connectionCount).max().orElse(0),
                series(),
                failures.isEmpty() ? LinkStatus.OK : LinkStatus.FAILED,
                failures,
                absent);
    }

    private Stream<LinkEnd> ends() {
        return Stream.concat(source.stream(), sink.stream());
    }

    private Optional<LinkEnd> pacer() {
        return ends().filter(LinkEnd::paces).findFirst();
    }

    /** Of a window that never began nothing is known, not even that nothing came. */
    private Long bytes() {
        Long bytes = fromSink("bytes", end -> end.bytes().window());
        if (hadWindow()) {
            return bytes;
        }
        absent.put("bytes", NEVER_BEGAN);
        return null;
    }

    private boolean hadWindow() {
        return frame.windowNs() != null;
    }

    private <T> T fromSink(String field, Function<LinkEnd, T> figure) {
        absent.put(field, missing(sink, frame.sinkMissing(), field));
        return sink.map(figure).orElse(null);
    }

    private static String missing(Optional<LinkEnd> end, String endMissing, String field) {
        return end.map(e -> e.absent().getOrDefault(field, "no payload arrived in the window"))
                .orElse(endMissing);
    }

    private static String tcpMissing(Optional<LinkEnd> end, String endMissing) {
        return end.map(e -> e.absent().getOrDefault("tcp", "the transport does not give TCP_INFO"))
                .orElse(endMissing);
    }

    private Long windowNs() {
        if (frame.window() == RunWindow.Kind.COMMON) {
            absent.put("window_ns", NEVER_BEGAN);
            return frame.windowNs();
        }
        absent.put("window_ns", missing(sink, frame.sinkMissing(), "window_ns"));
        Long first = sink.map(end -> end.bytes().firstByteNs()).orElse(null);
        Long last = sink.map(end -> end.bytes().lastByteNs()).orElse(null);
        return first == null || last == null ? null : (Long) (last - first);
    }

    private Double goodput(Long bytes, Long windowNs) {
        String field = "goodput_bytes_per_s";
        if (bytes == null) {
            absent.put(field, absent.get("bytes"));
            return null;
        }
        if (windowNs == null || windowNs == 0) {
            absent.put(field, windowNs == null ? absent.get("window_ns") : "all of it arrived at one instant");
            return null;
        }
        return bytes * 1e9 / windowNs;
    }

    private LatencyHistogram latency() {
        Optional<LinkEnd> pacer = pacer();
        String otherwise = source.isEmpty() ? frame.sourceMissing() : frame.sinkMissing();
        absent.put(
                "latency_ns",
                pacer.map(end -> end.absent().getOrDefault("latency_ns", "it was not recorded"))
                        .orElse(source.isPresent() && sink.isPresent() ? "no end paces a plain stream" : otherwise));
        return pacer.flatMap(end -> end.recordings().latency()).orElse(null);
    }

    /** Silence at the sink is a stall only if the source was there to send. */
    private Stalls stalls() {
        Stalls silences = fromSink("stalls", end -> end.recordings().stalls().orElse(null));
        if (sink.isPresent() && source.isEmpty()) {
            absent.put("stalls", frame.sourceMissing());
            return null;
        }
        return silences;
    }

    private List<String> failures(Lifetime lifetime, Long bytes) {
        List<String> failures = new ArrayList<>();
        source.flatMap(LinkEnd::failure).ifPresent(text -> failures.add("source: " + text));
        sink.flatMap(LinkEnd::failure).ifPresent(text -> failures.add("sink: " + text));
        if (source.isEmpty()) {
            failures.add("the source did not report: " + frame.sourceMissing());
        }
        if (sink.isEmpty()) {
            failures.add("the sink did not report: " + frame.sinkMissing());
        }
        Long unexplained = lifetime.unexplainedBytes();
        if (unexplained != null && unexplained != 0) {
            failures.add("sent and received bytes differ: sent %d, received %d"
                    .formatted(lifetime.sentBytes(), lifetime.receivedBytes()));
        }
        if (bytes != null && bytes == 0) {
            failures.add("no payload arrived in the window");
        }
        return failures;
    }

    private List<ConnectionResult> connections() {
        Map<Integer, EndConnection> atSink = new HashMap<>();
        sink.ifPresent(end -> end.connections().forEach(c -> atSink.put(c.index(), c)));
        List<ConnectionResult> all = new ArrayList<>();
        source.ifPresent(end -> end.connections()
                .forEach(c ->
                        all.add(ConnectionMerge.merge(Optional.of(c), Optional.ofNullable(atSink.remove(c.index()))))));
        atSink.values().forEach(c -> all.add(ConnectionMerge.merge(Optional.empty(), Optional.of(c))));
        all.sort(Comparator.comparingInt(ConnectionResult::index));
        return all;
    }

    private static Optional<List<LinkInterface>> interfaces(Optional<LinkEnd> end) {
        return end.map(LinkEnd::interfaces).filter(known -> !known.isEmpty());
    }

    private List<SeriesPoint> series() {
        return sink.map(LinkEnd::series).orElse(List.of()).stream()
                .map(at -> new SeriesPoint(at.startNs(), at.endNs(), at.bytes(), Optional.empty(), Optional.empty()))
                .toList();
    }
}
