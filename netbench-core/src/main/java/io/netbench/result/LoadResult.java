package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One load of a run: what was asked of its links, and what they gave together. Loads of a run share hosts and network, so
 * what CPUs, interfaces and TCP counted belongs to the hosts and not to a load.
 *
 * @param id its index in the plan, and in {@code loads}
 * @param name what a person calls it; {@code links[].load} is this
 * @param pattern {@code incast} or {@code broadcast}
 * @param mode {@code push} or {@code read}
 * @param protocol what carried its blocks: {@value #TCP} or {@value #UDP}
 * @param topology {@code mesh}, {@code spread} or {@code pairs}
 * @param servers listening endpoints
 * @param clients connecting endpoints
 * @param links links of the load, measured or not
 * @param blockSizeBytes payload of one block
 * @param responseSizeBytes the message in the other direction; 0: plain streams
 * @param connectionsPerLink TCP connections of a link
 * @param queueDepth operations in flight on one connection
 * @param rateBitsPerS offered payload rate of a link; empty: closed loop
 * @param arrivalPhase {@code spread}, {@code aligned} or {@code random}; only with a rate
 * @param bytesPerLink byte target of a link
 * @param roundsAsked barrier rounds asked for
 * @param barrier whether a hub's links carried their blocks in rounds
 * @param linkOverrides the links that were asked for something other than the above
 * @param startNs begin of its measured window on the run's time line
 * @param endNs its end, exclusive; where bytes or rounds ended the load, its last byte
 * @param totals its links together, over its own window
 * @param steady the part of its window in which all of its links were active
 * @param rounds its barrier rounds; only with a barrier
 * @param loss where its datagrams were lost; only with such
 * @param absent why a figure is null
 */
public record LoadResult(
        int id,
        String name,
        String pattern,
        String mode,
        String protocol,
        String topology,
        int servers,
        int clients,
        int links,
        long blockSizeBytes,
        long responseSizeBytes,
        int connectionsPerLink,
        int queueDepth,
        Optional<Long> rateBitsPerS,
        Optional<String> arrivalPhase,
        Optional<Long> bytesPerLink,
        Optional<Long> roundsAsked,
        boolean barrier,
        List<LinkLoadOverride> linkOverrides,
        Long startNs,
        Long endNs,
        Totals totals,
        Span steady,
        Optional<Rounds> rounds,
        Optional<DatagramLoss> loss,
        Map<String, String> absent) {

    /** Blocks over TCP connections. */
    public static final String TCP = "tcp";

    /** Blocks as datagrams. */
    public static final String UDP = "udp";

    private static final String NAME = "[a-z0-9-]+";

    public LoadResult {
        Require.notNegative("load.id", id);
        if (!Require.text("load.name", name).matches(NAME)) {
            throw new IllegalArgumentException("load.name must be of a-z, 0-9 and -, got: " + name);
        }
        Require.text("load.pattern", pattern);
        Require.text("load.mode", mode);
        Require.text("load.protocol", protocol);
        Require.text("load.topology", topology);
        Require.positive("load.block_size_bytes", blockSizeBytes);
        Require.notNegative("load.response_size_bytes", responseSizeBytes);
        Require.notNegative("load.start_ns", startNs);
        Require.notNegative("load.end_ns", endNs);
        if (startNs != null && endNs != null && endNs < startNs) {
            throw new IllegalArgumentException(
                    "load.end_ns must not be before start_ns " + startNs + ", got: " + endNs);
        }
        Objects.requireNonNull(totals, "load.totals");
        Objects.requireNonNull(steady, "load.steady");
        linkOverrides = List.copyOf(linkOverrides);
        absent = Absent.from(absent)
                .figure("start_ns", startNs)
                .figure("end_ns", endNs)
                .reasons();
    }

    /** Whether links were plain streams: no responses, so no operations in flight and no latency. */
    public boolean streams() {
        return responseSizeBytes == 0;
    }

    /** Whether receivers ask for the next block. */
    public boolean isRead() {
        return mode.equals("read");
    }

    /** Whether a hub receives: many sources to one sink. */
    public boolean isIncast() {
        return pattern.equals("incast");
    }

    /** The endpoint whose links make up the single side of the pattern. */
    public String hubOf(LinkResult link) {
        return isIncast() ? link.sink() : link.source();
    }

    /** Length of its measured window in nanoseconds; empty if it has none. */
    public Optional<Long> windowNs() {
        return startNs == null || endNs == null || endNs <= startNs ? Optional.empty() : Optional.of(endNs - startNs);
    }

    /** The same load with what its links came to. */
    public LoadResult with(Totals together, Span allActive) {
        return with(together, allActive, loss);
    }

    /** The same load with where its datagrams were lost. */
    public LoadResult with(Optional<DatagramLoss> where) {
        return with(totals, steady, where);
    }

    private LoadResult with(Totals together, Span allActive, Optional<DatagramLoss> where) {
        return new LoadResult(
                id,
                name,
                pattern,
                mode,
                protocol,
                topology,
                servers,
                clients,
                links,
                blockSizeBytes,
                responseSizeBytes,
                connectionsPerLink,
                queueDepth,
                rateBitsPerS,
                arrivalPhase,
                bytesPerLink,
                roundsAsked,
                barrier,
                linkOverrides,
                startNs,
                endNs,
                together,
                allActive,
                rounds,
                where,
                absent);
    }

    /** Whether its blocks were datagrams. */
    public boolean isOfDatagrams() {
        return protocol.equals(UDP);
    }
}
