package io.netbench.cli.html;

import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.TcpSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The figures of many links that maps and scripts need, in columns. A figure that is unknown is NaN. */
final class LinkColumns {

    private static final double USUAL_SEGMENT = 1448;

    private final List<String> sources = new ArrayList<>();
    private final List<String> sinks = new ArrayList<>();
    private final Column goodput = new Column();
    private final Column reference = new Column();
    private final Column p99 = new Column();
    private final Column lost = new Column();
    private final Column retransmits = new Column();
    private final Column failed = new Column();
    private boolean hasDatagrams;

    /** Numbers that grow in number. */
    private static final class Column {

        private double[] values = new double[64];
        private int size;

        void set(int row, double value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, 2 * row);
            }
            values[row] = value;
            size = Math.max(size, row + 1);
        }
    }

    /** Adds a link, and what it is held against: NaN for nothing. */
    void add(LinkResult link, double referenceBytesPerS) {
        sources.add(link.source());
        sinks.add(link.sink());
        set(size() - 1, link, referenceBytesPerS);
    }

    /** Puts another measurement of a link in the place of the one that is there. */
    void set(int row, LinkResult link, double referenceBytesPerS) {
        boolean hasFailed = link.status() == LinkStatus.FAILED;
        TcpSummary tcp = link.tcp().source();
        goodput.set(row, number(link.goodputBytesPerS()));
        reference.set(row, referenceBytesPerS);
        p99.set(row, number(link.latencyNs() == null ? null : link.latencyNs().p99()));
        Optional<LinkDatagrams> datagrams = link.datagrams();
        hasDatagrams |= datagrams.isPresent();
        lost.set(row, datagrams.isPresent() ? number(datagrams.get().lostFraction()) : lost(link, tcp));
        Long again = tcp == null ? null : tcp.retransmits();
        retransmits.set(row, number(datagrams.isPresent() ? datagrams.get().lost() : again));
        failed.set(row, hasFailed ? 1 : 0);
    }

    private static double number(Number known) {
        return known == null ? Double.NaN : known.doubleValue();
    }

    /** Of all segments; where nobody counted these, of as many full ones as the bytes take. */
    private static double lost(LinkResult link, TcpSummary tcp) {
        if (tcp == null || tcp.retransmits() == null) {
            return Double.NaN;
        }
        double segments = tcp.segmentsSent()
                .map(Long::doubleValue)
                .orElse(link.bytes() == null ? Double.NaN : link.bytes() / USUAL_SEGMENT + tcp.retransmits());
        long missed = Math.max(0, tcp.retransmits() - tcp.spuriousRetransmits().orElse(0L));
        return segments > 0 ? missed / segments : missed == 0 ? 0 : Double.NaN;
    }

    /** The same with something else to hold links against that have nothing: NaN for nothing either. */
    void referToOr(double bytesPerS) {
        for (int i = 0; i < reference.size; i++) {
            reference.values[i] = Double.isNaN(reference.values[i]) ? bytesPerS : reference.values[i];
        }
    }

    /** The same with no less to hold links against. */
    void referToAtLeast(double bytesPerS) {
        for (int i = 0; i < reference.size; i++) {
            reference.values[i] = reference.values[i] > bytesPerS ? reference.values[i] : bytesPerS;
        }
    }

    int size() {
        return sources.size();
    }

    List<String> sources() {
        return sources;
    }

    List<String> sinks() {
        return sinks;
    }

    double goodput(int link) {
        return goodput.values[link];
    }

    double reference(int link) {
        return reference.values[link];
    }

    /** Goodput as a share of what it is held against; of nothing, only nothing is one. */
    double share(int link) {
        double rate = goodput(link);
        double of = reference(link);
        return hasFailed(link) ? Double.NaN : rate == 0 ? 0 : of > 0 ? rate / of : Double.NaN;
    }

    double p99(int link) {
        return p99.values[link];
    }

    /** Segments or datagrams that were lost, as a share of all. */
    double lost(int link) {
        return lost.values[link];
    }

    /** Segments that were sent again, or datagrams that were lost. */
    double retransmits(int link) {
        return retransmits.values[link];
    }

    boolean hasFailed(int link) {
        return failed.values[link] != 0;
    }

    /** Goodputs that are known of links that did not fail. */
    double[] goodputs() {
        return IntStream.range(0, size())
                .filter(link -> !hasFailed(link))
                .mapToDouble(this::goodput)
                .filter(rate -> !Double.isNaN(rate))
                .toArray();
    }

    /** The middle of those that are known of some links. */
    OptionalDouble medianP99(int[] links) {
        double[] known = Arrays.stream(links)
                .mapToDouble(this::p99)
                .filter(ns -> ns > 0)
                .sorted()
                .toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(known[(known.length - 1) / 2]);
    }

    /** What lost and retransmitted ones are called. */
    String lossWords() {
        return hasDatagrams ? "lost datagrams" : "retransmits";
    }

    boolean knowsRetransmits() {
        return IntStream.range(0, size()).anyMatch(link -> !Double.isNaN(lost(link)));
    }
}
