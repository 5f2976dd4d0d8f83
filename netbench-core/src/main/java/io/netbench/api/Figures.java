package io.netbench.api;

import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.TcpSummary;
import io.netbench.result.Totals;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures of a result's document as programs see them: what is not known is empty, and rates are in bits. */
final class Figures {

    private Figures() {}

    static LoadFigures of(LoadResult load) {
        Totals totals = load.totals();
        return new LoadFigures(
                load.name(),
                known(totals.bytes()),
                known(totals.operations()),
                bits(totals.goodputBytesPerS()),
                latency(totals.latencyNs()),
                known(totals.fairnessJain()),
                name(totals.slowestLink()),
                name(totals.fastestLink()));
    }

    static LinkFigures of(LinkResult link) {
        TcpSummary source = link.tcp() == null ? null : link.tcp().source();
        return new LinkFigures(
                link.load(),
                link.source(),
                link.sink(),
                known(link.bytes()),
                known(link.operations()),
                bits(link.goodputBytesPerS()),
                latency(link.latencyNs()),
                source == null ? OptionalLong.empty() : known(source.retransmits()),
                link.failures());
    }

    static EndpointFigures of(EndpointResult endpoint) {
        return new EndpointFigures(
                endpoint.name(),
                endpoint.host(),
                endpoint.out().map(Figures::of),
                endpoint.in().map(Figures::of));
    }

    static Check of(io.netbench.result.Check check) {
        return new Check(
                check.name(),
                check.load(),
                check.subject(),
                check.limit(),
                known(check.value()),
                check.unit(),
                check.pass());
    }

    static Finding of(Finding.Severity severity, io.netbench.result.Finding finding) {
        return new Finding(severity, finding.code(), finding.subject(), finding.load(), finding.text());
    }

    static Optional<Latency> latency(LatencyHistogram histogram) {
        if (histogram == null) {
            return Optional.empty();
        }
        return Optional.of(new Latency(
                histogram.samples() + histogram.overflow(),
                time(histogram.min()),
                time(histogram.p50()),
                time(histogram.p90()),
                time(histogram.p99()),
                time(histogram.p999()),
                time(histogram.max())));
    }

    static OptionalLong known(Long figure) {
        return figure == null ? OptionalLong.empty() : OptionalLong.of(figure);
    }

    static OptionalDouble bits(Double bytesPerS) {
        return bytesPerS == null ? OptionalDouble.empty() : OptionalDouble.of(8 * bytesPerS);
    }

    private static OptionalDouble known(Double figure) {
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
    }

    private static Optional<Duration> time(Long ns) {
        return Optional.ofNullable(ns).map(Duration::ofNanos);
    }

    private static Optional<String> name(LinkFigure link) {
        return Optional.ofNullable(link).map(figure -> figure.source() + "->" + figure.sink());
    }

    private static EndpointFigures.Flow of(EndpointFlow flow) {
        return new EndpointFigures.Flow(
                flow.links(), known(flow.bytes()), bits(flow.goodputBytesPerS()), known(flow.retransmits()));
    }
}
