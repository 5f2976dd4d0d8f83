package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.SeriesPoint;
import io.netbench.result.Span;
import io.netbench.result.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One direction of a run of sessions as a load: to this host an incast, from it a broadcast.
 *
 * @param sessions those that had the direction; one at least
 * @param baseNs from which the run's instants are counted, on the server's clock
 */
record SessionLoadResult(int id, String name, List<KeptSession> sessions, long baseNs) {

    private static final String OPEN = "nothing was concluded yet";

    LoadResult result() {
        Parameters common = sessions.get(0).parameters();
        long fromNs =
                sessions.stream().mapToLong(KeptSession::measureFromNs).min().orElseThrow() - baseNs;
        long toNs = sessions.stream().mapToLong(KeptSession::endNs).max().orElseThrow() - baseNs;
        boolean isMeasured = toNs > fromNs;
        String never = "the client ended before the measured time began";
        return new LoadResult(
                id,
                name,
                isUpload() ? "incast" : "broadcast",
                "push",
                common.kind() == StreamKind.UDP ? LoadResult.UDP : LoadResult.TCP,
                "mesh",
                (int) sessions.stream().map(KeptSession::server).distinct().count(),
                sessions.size(),
                sessions.size(),
                common.blockBytes(),
                0,
                common.parallel(),
                1,
                commonRate(),
                commonRate().map(rate -> "aligned"),
                commonBytes(),
                Optional.empty(),
                false,
                overrides(common),
                isMeasured ? (Long) fromNs : null,
                isMeasured ? (Long) toNs : null,
                Totals.unknown(OPEN),
                Span.unknown(OPEN),
                Optional.empty(),
                Optional.empty(),
                Map.of("start_ns", never, "end_ns", never));
    }

    private boolean isUpload() {
        return name.startsWith(SessionPlan.UPLOAD);
    }

    private static Optional<Long> rate(Parameters asked) {
        long ofEach = Math.min(asked.pace().bitsPerS(), Long.MAX_VALUE / asked.parallel());
        return Optional.of(ofEach * asked.parallel()).filter(rate -> rate > 0);
    }

    private static Optional<Long> bytes(Parameters asked) {
        return Optional.of(asked.span().bytes()).filter(bytes -> bytes > 0);
    }

    /** None where a session had none: an override can say that a link had a rate, and not that it had none. */
    private Optional<Long> commonRate() {
        return common(SessionLoadResult::rate);
    }

    private Optional<Long> commonBytes() {
        return common(SessionLoadResult::bytes);
    }

    private Optional<Long> common(Function<Parameters, Optional<Long>> figure) {
        List<Optional<Long>> all =
                sessions.stream().map(KeptSession::parameters).map(figure).toList();
        return all.contains(Optional.<Long>empty()) ? Optional.empty() : all.get(0);
    }

    private List<LinkLoadOverride> overrides(Parameters common) {
        return sessions.stream()
                .filter(session -> differs(session.parameters(), common))
                .map(session -> override(session, common))
                .toList();
    }

    private boolean differs(Parameters own, Parameters common) {
        return own.blockBytes() != common.blockBytes()
                || own.parallel() != common.parallel()
                || !rate(own).equals(commonRate())
                || !bytes(own).equals(commonBytes());
    }

    private LinkLoadOverride override(KeptSession session, Parameters common) {
        Parameters own = session.parameters();
        return new LinkLoadOverride(
                isUpload() ? session.client() : session.server(),
                isUpload() ? session.server() : session.client(),
                Optional.of((long) own.blockBytes()).filter(bytes -> bytes != common.blockBytes()),
                Optional.empty(),
                Optional.of(own.parallel()).filter(streams -> streams != common.parallel()),
                Optional.empty(),
                rate(own).filter(rate -> !rate(own).equals(commonRate())),
                bytes(own).filter(bytes -> !bytes(own).equals(commonBytes())));
    }

    /** What all links carried while all of them were active; empty if at no time they were. */
    Optional<Span> steady() {
        long fromNs =
                sessions.stream().mapToLong(KeptSession::measureFromNs).max().orElseThrow() - baseNs;
        long toNs = sessions.stream().mapToLong(KeptSession::endNs).min().orElseThrow() - baseNs;
        List<LinkResult> links = sessions.stream()
                .map(session -> session.linkOf(name).orElseThrow())
                .toList();
        if (toNs <= fromNs || links.stream().anyMatch(link -> link.series().isEmpty())) {
            return Optional.empty();
        }
        double bytes = 0;
        for (LinkResult link : links) {
            for (SeriesPoint step : link.series()) {
                bytes += step.bytes() * overlap(step, fromNs, toNs);
            }
        }
        return Optional.of(Span.of(fromNs, toNs, Math.round(bytes)));
    }

    /** Which part of a step lies within a span. */
    private static double overlap(SeriesPoint step, long fromNs, long toNs) {
        long lengthNs = step.endNs() - step.startNs();
        long withinNs = Math.min(step.endNs(), toNs) - Math.max(step.startNs(), fromNs);
        return lengthNs <= 0 || withinNs <= 0 ? 0 : (double) withinNs / lengthNs;
    }
}
