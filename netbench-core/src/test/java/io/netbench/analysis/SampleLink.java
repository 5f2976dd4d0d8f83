package io.netbench.analysis;

import io.netbench.result.BucketTicks;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.RunWindow;
import io.netbench.result.SocketOptions;
import io.netbench.result.SocketSettings;
import io.netbench.result.Stalls;
import io.netbench.result.TcpSummary;
import io.netbench.result.end.EndBytes;
import io.netbench.result.end.EndConnection;
import io.netbench.result.end.EndOperations;
import io.netbench.result.end.EndRecordings;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.EndSample;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.LinkFrame;
import io.netbench.result.end.LinkMerge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * A link with made-up figures that hang together: its bytes are the sum of its ticks, its operations are its bytes over
 * the block, both ends agree. The same values give the same link.
 *
 * @param load name of its load
 * @param id index of the link
 * @param source name of the sending endpoint
 * @param sink name of the receiving endpoint
 * @param addresses of source and sink
 * @param rate mean goodput in bytes per second
 * @param spread standard deviation of a tick's goodput, as a share of the rate
 * @param latencyUs median latency; 0 for a plain stream
 * @param retransmits segments sent again; null where the transport has no TCP_INFO
 * @param stallTicks ticks of silence in the middle of the run
 */
record SampleLink(
        String load,
        int id,
        String source,
        String sink,
        List<String> addresses,
        double rate,
        double spread,
        long latencyUs,
        Long retransmits,
        int stallTicks) {

    /** What the load of most samples is called. */
    static final String LOAD = "incast";

    static final long SECOND = 1_000_000_000L;
    static final long WINDOW_NS = 10 * SECOND;
    static final long WARMUP_NS = 2 * SECOND;
    static final long TICK_NS = 10_000_000;
    static final long BLOCK = 1 << 20;

    private static final int TICKS = (int) (WINDOW_NS / TICK_NS);
    private static final int SMOOTH = 10;
    private static final String NO_TCP_INFO = "the nio transport can't read TCP_INFO";

    SampleLink(
            int id,
            String source,
            String sink,
            List<String> addresses,
            double rate,
            double spread,
            long latencyUs,
            Long retransmits,
            int stallTicks) {
        this(LOAD, id, source, sink, addresses, rate, spread, latencyUs, retransmits, stallTicks);
    }

    LinkResult result() {
        return result(Optional.empty());
    }

    /** The link as it looks when its sink never reported. */
    LinkResult resultWithoutSink(String reason) {
        Traffic traffic = Traffic.of(this);
        return LinkMerge.merge(frame("-", reason), Optional.of(sourceEnd(traffic)), Optional.empty());
    }

    LinkResult result(Optional<LatencyHistogram> rounds) {
        Traffic traffic = Traffic.of(this);
        return LinkMerge.merge(frame("-", "-"), Optional.of(sourceEnd(traffic)), Optional.of(sinkEnd(traffic, rounds)));
    }

    private LinkFrame frame(String sourceMissing, String sinkMissing) {
        return new LinkFrame(load, source, sink, RunWindow.Kind.COMMON, WINDOW_NS, sourceMissing, sinkMissing);
    }

    /** Bytes tick by tick. */
    private static final class Traffic {

        private final long[] ticks;
        private final long bytes;

        private Traffic(long[] ticks, long bytes) {
            this.ticks = ticks;
            this.bytes = bytes;
        }

        long bytes() {
            return bytes;
        }

        static Traffic of(SampleLink link) {
            Random random = new Random(link.id * 7919L + 17);
            long[] ticks = new long[TICKS];
            long bytes = 0;
            for (int i = 0; i < TICKS; i++) {
                boolean stalled = i >= TICKS / 2 && i < TICKS / 2 + link.stallTicks;
                double share = Math.max(0.05, 1 + link.spread * random.nextGaussian());
                ticks[i] = stalled ? 0 : Math.round(link.rate * share * TICK_NS / SECOND);
                bytes += ticks[i];
            }
            return new Traffic(ticks, bytes);
        }

        GoodputHistogram histogram(int ticksPerSample) {
            Histogram histogram = new Histogram(
                    GoodputHistogram.LOWEST_BYTES_PER_S, GoodputHistogram.HIGHEST_BYTES_PER_S, GoodputHistogram.DIGITS);
            long empty = 0;
            for (int i = 0; i < TICKS; i += ticksPerSample) {
                long sum = bytes(i, i + ticksPerSample);
                histogram.recordValue(sum * SECOND / (TICK_NS * ticksPerSample));
                empty += sum == 0 ? 1 : 0;
            }
            return BucketTicks.summary(histogram, TICK_NS * ticksPerSample, empty, 0, 0, bytes / 131_072);
        }

        long bytes(int from, int to) {
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum += ticks[i];
            }
            return sum;
        }
    }

    private LinkEnd sourceEnd(Traffic traffic) {
        boolean paces = latencyUs > 0;
        return new LinkEnd(
                id,
                EndRole.SOURCE,
                paces,
                endBytes(traffic),
                paces ? new EndOperations(200L, traffic.bytes() / BLOCK, 1L, 0L, 0L, 0L) : EndOperations.UNKNOWN,
                new EndRecordings(
                        Optional.empty(),
                        Optional.empty(),
                        paces ? Optional.of(latency(traffic.bytes() / BLOCK)) : Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                tcp(),
                1,
                List.of(connection(0, 1, traffic)),
                List.of(),
                series(traffic),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                retransmits == null ? Map.of("tcp", NO_TCP_INFO) : Map.of());
    }

    private LinkEnd sinkEnd(Traffic traffic, Optional<LatencyHistogram> rounds) {
        long silenceNs = stallTicks * TICK_NS;
        Stalls stalls = silenceNs >= Stalls.THRESHOLD_NS ? new Stalls(1, silenceNs, silenceNs) : Stalls.NONE;
        return new LinkEnd(
                id,
                EndRole.SINK,
                false,
                endBytes(traffic),
                new EndOperations(200L, traffic.bytes() / BLOCK, 1L, null, null, null),
                new EndRecordings(
                        Optional.of(traffic.histogram(1)),
                        Optional.of(traffic.histogram(SMOOTH)),
                        Optional.empty(),
                        Optional.empty(),
                        rounds,
                        Optional.of(stalls)),
                tcp(),
                1,
                List.of(connection(1, 0, traffic)),
                List.of(),
                series(traffic),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                retransmits == null ? Map.of("tcp", NO_TCP_INFO) : Map.of());
    }

    private EndBytes endBytes(Traffic traffic) {
        long warmup = 200 * BLOCK;
        return new EndBytes(
                warmup + traffic.bytes() + 524_288,
                warmup,
                traffic.bytes(),
                traffic.bytes() / BLOCK,
                WARMUP_NS + 11_000L * (id % 7),
                WARMUP_NS + WINDOW_NS - 9_000L * (id % 5));
    }

    private LatencyHistogram latency(long operations) {
        Random random = new Random(id * 104_729L + 5);
        Histogram histogram =
                new Histogram(LatencyHistogram.LOWEST_NS, LatencyHistogram.HIGHEST_NS, LatencyHistogram.DIGITS);
        for (long i = 0; i < Math.min(operations, 1_000); i++) {
            histogram.recordValue((long) (latencyUs * 1000 * Math.exp(0.35 * random.nextGaussian())));
        }
        return LatencyHistogram.of(histogram, 0);
    }

    private Optional<TcpSummary> tcp() {
        return retransmits == null
                ? Optional.empty()
                : Optional.of(new TcpSummary(
                        Optional.of((long) (rate * WINDOW_NS / SECOND / 1448) + retransmits),
                        retransmits,
                        Optional.of(retransmits / 10),
                        Optional.of(retransmits / 50),
                        retransmits * 1448,
                        Math.max(20, latencyUs / 2),
                        12L,
                        18L,
                        10L + id % 4,
                        addresses.get(0).startsWith("127.") ? 65_483L : 1_448L,
                        Optional.of(addresses.get(0).startsWith("127.") ? 65_535L : 1_500L),
                        (long) (rate * 1.1),
                        9_900_000L,
                        120_000L,
                        40_000L,
                        Map.of()));
    }

    private EndConnection connection(int local, int remote, Traffic traffic) {
        Optional<TcpSummary> tcp = tcp();
        int[] ports = {40_000 + id, 7412};
        return new EndConnection(
                0,
                addresses.get(local),
                ports[local],
                addresses.get(remote),
                ports[remote],
                addresses.get(0).startsWith("127.") ? "lo" : "eth0",
                traffic.bytes(),
                tcp.map(TcpSummary::retransmits).orElse(null),
                tcp.flatMap(TcpSummary::spuriousRetransmits).orElse(null),
                tcp.flatMap(TcpSummary::timeouts).orElse(null),
                tcp.map(TcpSummary::rttMinUs).orElse(null),
                tcp.map(TcpSummary::rttUs).orElse(null),
                tcp.map(TcpSummary::cwnd).orElse(null),
                tcp.map(TcpSummary::mss).orElse(null),
                new SocketOptions(sendBuffer(524_288), sendBuffer(1_048_576)));
    }

    static SocketSettings sendBuffer(long bytes) {
        return new SocketSettings(
                Optional.of(bytes),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<EndSample> series(Traffic traffic) {
        int ticks = (int) (SECOND / TICK_NS);
        List<EndSample> series = new ArrayList<>();
        for (int i = 0; i < TICKS; i += ticks) {
            long start = WARMUP_NS + i * TICK_NS;
            series.add(new EndSample(start, start + SECOND, traffic.bytes(i, i + ticks)));
        }
        return series;
    }
}
