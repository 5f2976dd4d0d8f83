package io.netbench.analysis.sweep;

import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkSum;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a load of one run gave, in the few figures by which runs are compared.
 *
 * @param load its name
 * @param bytesPerS goodput of all its links; empty if it was not measured
 * @param p50Ns median latency
 * @param p99Ns 99th percentile of latency
 * @param retransmits segments that its sources sent again; empty where one of them does not tell
 * @param timeouts retransmission time-outs of its sources; empty where the kernels don't tell
 * @param stalls stretches of 200 ms or more in which one of its links that had something to send gave nothing; empty where it
 *     is not known of one
 * @param windowNs length of its window
 */
public record LoadFigures(
        String load,
        OptionalDouble bytesPerS,
        OptionalLong p50Ns,
        OptionalLong p99Ns,
        OptionalLong retransmits,
        OptionalLong timeouts,
        OptionalLong stalls,
        OptionalLong windowNs) {

    /** Those of each load of a run. */
    public static List<LoadFigures> of(RunResult run) {
        return run.loads().stream().map(load -> of(run, load)).toList();
    }

    private static LoadFigures of(RunResult run, LoadResult load) {
        List<LinkResult> links = run.linksOf(load);
        Optional<LatencyHistogram> latency = Optional.ofNullable(load.totals().latencyNs());
        Double goodput = load.totals().goodputBytesPerS();
        return new LoadFigures(
                load.name(),
                goodput == null ? OptionalDouble.empty() : OptionalDouble.of(goodput),
                number(latency.map(LatencyHistogram::p50)),
                number(latency.map(LatencyHistogram::p99)),
                sum(
                        links,
                        link -> link.tcp().source() == null
                                ? null
                                : link.tcp().source().retransmits()),
                sum(
                        links,
                        link -> link.tcp().source() == null
                                ? null
                                : link.tcp().source().timeouts().orElse(null)),
                sum(links, link -> link.stalls() == null ? null : link.stalls().count()),
                number(load.windowNs()));
    }

    private static OptionalLong sum(List<LinkResult> links, Function<LinkResult, Long> figure) {
        return number(Optional.ofNullable(LinkSum.of(links, figure)));
    }

    private static OptionalLong number(Optional<Long> value) {
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    /** A count of it, a second; {@link Double#NaN} where it is not known. */
    double perS(OptionalLong count) {
        return count.isEmpty() || windowNs.orElse(0) == 0 ? Double.NaN : count.getAsLong() * 1e9 / windowNs.getAsLong();
    }
}
