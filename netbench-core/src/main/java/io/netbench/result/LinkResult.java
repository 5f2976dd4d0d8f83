package io.netbench.result;

import io.netbench.text.PropertyNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one link gave. Bytes, operations and goodput are those of its window, counted at the sink.
 *
 * @param load name of its load; it and the two ends name a link
 * @param source name of the sending endpoint
 * @param sink name of the receiving endpoint
 * @param window whose window the figures cover
 * @param windowNs length of that window
 * @param bytes payload that the sink read in the window, cut by the instant of each read
 * @param operations blocks whose last byte the sink read in the window
 * @param goodputBytesPerS bytes over the window's length
 * @param firstByteNs when the first payload byte arrived, in the warm-up where traffic did not pause after it
 * @param lastByteNs when the last payload byte of the window arrived
 * @param lifetime the balance of the link's connections
 * @param goodputHistogram goodput over short ticks: bursts and stalls
 * @param goodputHistogramSmooth goodput over longer ticks: the rate that a person means
 * @param latencyNs operations, from their intended start where there is a rate, else from their start
 * @param serviceNs operations from their actual start; only with a rate
 * @param roundNs this link's time in each barrier round; only with barriers
 * @param stalls silent stretches at the sink
 * @param sourceStalls stretches of 200 ms or more in which blocks were due by the rate and the end that starts them did not,
 *     though nothing but its own host kept it from it; of several connections, those of the one with the most. Left out
 *     where there was none
 * @param datagrams what became of its datagrams; left out where blocks are none
 * @param tcp {@code TCP_INFO} of both ends
 * @param sourceInterfaces interfaces that the connections used at the source; left out where none is known
 * @param sinkInterfaces the same at the sink
 * @param connections all connections, or the worst of many
 * @param connectionCount how many connections there were
 * @param series bytes interval by interval
 * @param status whether the link did what it was asked for
 * @param failures why it did not: one sentence each
 * @param absent why a figure is null
 */
public record LinkResult(
        String load,
        String source,
        String sink,
        RunWindow.Kind window,
        Long windowNs,
        Long bytes,
        Long operations,
        Double goodputBytesPerS,
        Long firstByteNs,
        Long lastByteNs,
        Lifetime lifetime,
        GoodputHistogram goodputHistogram,
        GoodputHistogram goodputHistogramSmooth,
        LatencyHistogram latencyNs,
        Optional<LatencyHistogram> serviceNs,
        Optional<LatencyHistogram> roundNs,
        Stalls stalls,
        Optional<Stalls> sourceStalls,
        Optional<LinkDatagrams> datagrams,
        TcpEnds tcp,
        Optional<List<LinkInterface>> sourceInterfaces,
        Optional<List<LinkInterface>> sinkInterfaces,
        List<ConnectionResult> connections,
        int connectionCount,
        List<SeriesPoint> series,
        LinkStatus status,
        List<String> failures,
        Map<String, String> absent) {

    public LinkResult {
        Require.text("link.load", load);
        Require.text("link.source", source);
        Require.text("link.sink", sink);
        Require.notNegative("link.window_ns", windowNs);
        Require.notNegative("link.bytes", bytes);
        Require.notNegative("link.operations", operations);
        Require.notNegative("link.goodput_bytes_per_s", goodputBytesPerS);
        sourceInterfaces = sourceInterfaces.map(List::copyOf);
        sinkInterfaces = sinkInterfaces.map(List::copyOf);
        connections = List.copyOf(connections);
        series = List.copyOf(series);
        failures = List.copyOf(failures);
        if ((status == LinkStatus.OK) != failures.isEmpty()) {
            throw new IllegalArgumentException("link.status must be ok exactly when there are no failures, got: "
                    + status + " with " + failures.size());
        }
        absent = Absent.from(absent)
                .figure("window_ns", windowNs)
                .figure("bytes", bytes)
                .figure("operations", operations)
                .figure("goodput_bytes_per_s", goodputBytesPerS)
                .figure("first_byte_ns", firstByteNs)
                .figure("last_byte_ns", lastByteNs)
                .figure("goodput_histogram", goodputHistogram)
                .figure("goodput_histogram_smooth", goodputHistogramSmooth)
                .figure("latency_ns", latencyNs)
                .figure("stalls", stalls)
                .reasons();
    }

    /** Silent stretches at the sink, or else those that its source made and the sink could not take for such; null if unknown. */
    public Stalls stallsOfEitherEnd() {
        return stalls == null || stalls.count() == 0 ? sourceStalls.orElse(stalls) : stalls;
    }

    /** The link as people, logs and maps name it: {@code client-1->server-1}. */
    public String name() {
        return source + "->" + sink;
    }

    /**
     * The same with less: without its series, and with what is given of the rest.
     *
     * @param because a reason for each figure that is null now
     */
    public LinkResult reduced(
            GoodputHistogram ticks,
            GoodputHistogram smooth,
            LatencyHistogram latency,
            List<ConnectionResult> some,
            Map<String, String> because) {
        return new LinkResult(
                load,
                source,
                sink,
                window,
                windowNs,
                bytes,
                operations,
                goodputBytesPerS,
                firstByteNs,
                lastByteNs,
                lifetime,
                ticks,
                smooth,
                latency,
                latency == null ? Optional.empty() : serviceNs,
                latency == null ? Optional.empty() : roundNs,
                stalls,
                sourceStalls,
                datagrams,
                tcp,
                sourceInterfaces,
                sinkInterfaces,
                some,
                connectionCount,
                List.of(),
                status,
                failures,
                because);
    }

    /** The same, with names in the places that its failures leave for those of properties. */
    LinkResult named(PropertyNames names) {
        return new LinkResult(
                load,
                source,
                sink,
                window,
                windowNs,
                bytes,
                operations,
                goodputBytesPerS,
                firstByteNs,
                lastByteNs,
                lifetime,
                goodputHistogram,
                goodputHistogramSmooth,
                latencyNs,
                serviceNs,
                roundNs,
                stalls,
                sourceStalls,
                datagrams,
                tcp,
                sourceInterfaces,
                sinkInterfaces,
                connections,
                connectionCount,
                series,
                status,
                failures.stream().map(names::in).toList(),
                absent);
    }
}
