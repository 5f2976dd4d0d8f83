package io.netbench.result.end;

import io.netbench.result.Lifetime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Balances what the two ends of a link sent and received over the life of its connections. */
final class LifetimeMerge {

    private static final String UNEXPLAINED = "unexplained_bytes";
    private static final String SENT = "sent_bytes";

    private final LinkFrame frame;
    private final Optional<LinkEnd> source;
    private final Optional<LinkEnd> sink;

    private LifetimeMerge(LinkFrame frame, Optional<LinkEnd> source, Optional<LinkEnd> sink) {
        this.frame = frame;
        this.source = source;
        this.sink = sink;
    }

    static Lifetime merge(LinkFrame frame, Optional<LinkEnd> source, Optional<LinkEnd> sink) {
        return new LifetimeMerge(frame, source, sink).merge();
    }

    private Lifetime merge() {
        Optional<LinkEnd> pacer = pacer();
        Optional<String> untold =
                source.flatMap(end -> Optional.ofNullable(end.absent().get(SENT)));
        Long sent = untold.isPresent()
                ? null
                : source.map(end -> end.bytes().lifetime()).orElse(null);
        Long received = sink.map(end -> end.bytes().lifetime()).orElse(null);
        Map<String, String> reasons = new HashMap<>();
        reasons.put(SENT, untold.orElse(frame.sourceMissing()));
        String noSink = frame.sinkMissing();
        for (String field : List.of("received_bytes", "warmup_bytes", "window_bytes")) {
            reasons.put(field, noSink);
        }
        String oneEnd = source.isEmpty() ? frame.sourceMissing() : untold.orElse(noSink);
        Optional<String> givenUp = ends().flatMap(
                        end -> Optional.ofNullable(end.absent().get(UNEXPLAINED)).stream())
                .findFirst();
        // A sink that is another tool tells of datagrams of the measured time alone.
        Optional<String> notCounted = sink.filter(end -> isOfDatagrams())
                .flatMap(end -> Optional.ofNullable(end.absent().get("datagrams")));
        reasons.put(
                UNEXPLAINED,
                givenUp.map(why -> notSeen(why, sent, received))
                        .or(() -> notCounted)
                        .orElse(oneEnd));
        reasons.put("response_bytes", oneEnd);
        for (String field :
                List.of("operations_cut", "operations_unfinished", "oldest_unfinished_ns", "operations_not_started")) {
            reasons.put(
                    field,
                    pacer.map(end -> end.absent().getOrDefault(field, "it was not counted"))
                            .orElse(source.isPresent() && sink.isPresent() ? "no end paces a plain stream" : oneEnd));
        }
        return new Lifetime(
                sent,
                received,
                isOfDatagrams()
                        ? unexplainedDatagrams(givenUp.isPresent())
                        : unexplained(sent, received, givenUp.isPresent()),
                sink.map(end -> end.bytes().warmup()).orElse(null),
                sink.map(end -> end.bytes().window()).orElse(null),
                source.map(end -> end.bytes().window()).filter(bytes -> bytes > 0),
                pacer.or(() -> ends().findFirst())
                        .map(end -> end.bytes().responses())
                        .orElse(null),
                source.map(end -> end.operations().cut()).orElse(null),
                unfinished(pacer),
                pacer.map(end -> end.operations().oldestUnfinishedNs()).orElse(null),
                pacer.map(end -> end.operations().notStarted()).orElse(null),
                reasons);
    }

    private boolean isOfDatagrams() {
        return source.isPresent()
                && sink.isPresent()
                && ends().allMatch(end -> end.datagrams().isPresent());
    }

    /**
     * What was sent and did not come is lost, which is a figure of its own. One may come of which the kernel said that it did not
     * take it; no others may that the source does not know of.
     */
    private Long unexplainedDatagrams(boolean givenUp) {
        EndDatagrams from = source.flatMap(LinkEnd::datagrams).orElseThrow();
        EndDatagrams to = sink.flatMap(LinkEnd::datagrams).orElseThrow();
        if (to.unique() == null
                || from.sent() == null
                || (givenUp && !to.unique().equals(from.sent()))) {
            return null;
        }
        long refused = from.refused() == null ? 0 : from.refused();
        long tooMany = Math.max(0, to.unique() - from.sent() - refused);
        return tooMany == 0 ? 0 : -tooMany * (sink.orElseThrow().bytes().lifetime() / to.unique());
    }

    /** What a drain that was given up left on the way is neither lost nor there: nobody knows. */
    private static Long unexplained(Long sent, Long received, boolean givenUp) {
        boolean unknown = sent == null || received == null || (givenUp && sent > received);
        return unknown ? null : (Long) (sent - received);
    }

    private static String notSeen(String why, Long sent, Long received) {
        return sent == null || received == null
                ? why
                : "%s; of %d bytes sent %d had arrived".formatted(why, sent, received);
    }

    /** What the pacer saw no end of, without what the source cut in the middle because the run was over. */
    private Long unfinished(Optional<LinkEnd> pacer) {
        Long cut = source.map(end -> end.operations().cut()).orElse(null);
        Long open = pacer.map(end -> end.operations().unfinished()).orElse(null);
        return open == null || cut == null ? null : (Long) Math.max(0, open - cut);
    }

    private Stream<LinkEnd> ends() {
        return Stream.concat(source.stream(), sink.stream());
    }

    private Optional<LinkEnd> pacer() {
        return ends().filter(LinkEnd::paces).findFirst();
    }
}
