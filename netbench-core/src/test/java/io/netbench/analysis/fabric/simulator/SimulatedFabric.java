package io.netbench.analysis.fabric.simulator;

import io.netbench.analysis.fabric.FabricHost;
import io.netbench.analysis.fabric.FabricHosts;
import io.netbench.analysis.fabric.HostEvidence;
import io.netbench.analysis.fabric.IncastFigures;
import io.netbench.analysis.fabric.OverRounds;
import io.netbench.analysis.fabric.PairFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A fabric that can be measured. The same seed gives the same figures. */
public final class SimulatedFabric {

    private static final long LINE_BITS_PER_S = 100_000_000_000L;

    /** What a healthy pair reaches: TCP over frames of 1500 bytes, and a host that isn't perfect. */
    private static final double HEALTHY_BYTES_PER_S = LINE_BITS_PER_S / 8.0 * 1448 / 1538 * 0.97;

    private static final int SEGMENT_BYTES = 1448;

    /** By so much more than a rate a share of losses varies: by a quarter where a rate does by 3 %. */
    private static final double CHANCE_OF_LOSS = 8;

    private static final double BURST = 3;

    private final FabricShape shape;
    private final NoiseModel noise;
    private final Random random;
    private final Random ofIncasts;
    private final Condition condition;
    private final long hashSeed;
    private final boolean namesGroups;
    private final boolean knowsLine;

    public SimulatedFabric(FabricShape shape, NoiseModel noise, long seed) {
        this.shape = shape;
        this.noise = noise;
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        ofIncasts = new Random(seed * 0x9E3779B97F4A7C15L + 2);
        condition = new Condition(shape, random, ofIncasts);
        hashSeed = random.nextLong();
        namesGroups = random.nextBoolean();
        knowsLine = random.nextBoolean();
    }

    /** A flow of a pair. */
    public record Flow(int source, int sink, int port) {}

    public FabricShape shape() {
        return shape;
    }

    Condition condition() {
        return condition;
    }

    Random random() {
        return random;
    }

    public int newPort() {
        return 32_768 + random.nextInt(28_232);
    }

    /**
     * What agents tell of the hosts, and, in half of the fabrics each, which groups and what line rates there are. Those of several
     * are always known.
     */
    public FabricHosts hosts() {
        List<FabricHost> hosts = new ArrayList<>();
        for (int host = 0; host < shape.hosts(); host++) {
            HostEvidence evidence = new HostEvidence(
                    condition.cpuShare[host],
                    condition.cpuShare[host] / 2,
                    OverRounds.always(0.001),
                    OverRounds.always(0),
                    1500,
                    1500,
                    condition.foreignOut[host],
                    condition.foreignIn[host],
                    0L,
                    false,
                    false);
            String group = namesGroups && shape.isClos() ? "leaf-" + shape.leafOf(host) : null;
            boolean isSure = knowsLine || condition.isMixed();
            long bitsPerS = isSure ? Math.round(LINE_BITS_PER_S * condition.line[host]) : 0;
            hosts.add(new FabricHost("h" + host, group, bitsPerS, evidence));
        }
        return new FabricHosts(hosts);
    }

    /** Measures flows that run at the same time. */
    public List<PairFigures> round(List<Flow> flows) {
        double[] rates = new double[flows.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = alone(flows.get(i));
        }
        if (shape.sharesLinks()) {
            new SharedLinks(shape, this::spine).limit(flows, rates);
        }
        List<PairFigures> figures = new ArrayList<>(rates.length);
        for (int i = 0; i < rates.length; i++) {
            figures.add(figures(flows.get(i), rates[i]));
        }
        return figures;
    }

    /**
     * Measures several that send to one at once. What is lost varies far more than a rate, from one incast to the next by a
     * quarter, and comes in bursts.
     */
    public IncastFigures incast(int hub, List<Integer> senders) {
        double offered = senders.stream()
                .mapToDouble(sender -> alone(new Flow(sender, hub, newIncastPort())))
                .sum();
        double rate = Math.min(offered, condition.receiving[hub] * condition.line[hub]) * condition.incastShare[hub];
        double bytesPerS = HEALTHY_BYTES_PER_S * rate * Math.max(0.02, 1 + noise.next(ofIncasts));
        long segments = (long) (bytesPerS / SEGMENT_BYTES);
        double alsoLost = senders.stream()
                        .mapToDouble(sender -> condition.sendingLoss[sender])
                        .average()
                        .orElseThrow()
                + condition.receivingLoss[hub];
        double loss = condition.incastLoss[hub] * Math.exp(CHANCE_OF_LOSS * noise.next(ofIncasts)) + alsoLost;
        double expected = segments * Math.min(0.5, loss);
        long lost = Math.max(0, Math.round(expected + BURST * Math.sqrt(expected) * ofIncasts.nextGaussian()));
        return new IncastFigures(hub, senders, bytesPerS, segments, lost, -1, 0);
    }

    /** From another source of chance than pairs have theirs. */
    private int newIncastPort() {
        return 32_768 + ofIncasts.nextInt(28_232);
    }

    private double alone(Flow flow) {
        if (isDead(flow)) {
            return 0;
        }
        double rate = Math.min(
                condition.sending[flow.source] * condition.line[flow.source],
                condition.receiving[flow.sink] * condition.line[flow.sink]);
        rate = Math.min(rate, condition.uplink[shape.leafOf(flow.source)][shape.leafOf(flow.sink)]);
        return rate * condition.pairs.getOrDefault(Condition.key(flow.source, flow.sink), 1.0);
    }

    /** Whether the flow's hash takes it over a dead member. */
    boolean isDead(Flow flow) {
        int from = shape.leafOf(flow.source);
        int to = shape.leafOf(flow.sink);
        int spine = spine(flow);
        return from != to && (condition.deadUp[from][spine] || condition.deadDown[to][spine]);
    }

    private int spine(Flow flow) {
        long z = hashSeed + ((long) flow.source << 40) + ((long) flow.sink << 20) + flow.port;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) Math.floorMod(z ^ (z >>> 31), (long) shape.spines());
    }

    private PairFigures figures(Flow flow, double rate) {
        double bytesPerS = HEALTHY_BYTES_PER_S * rate * Math.max(0.02, 1 + noise.next(random));
        boolean isStalled = rate == 0;
        boolean crosses = shape.leafOf(flow.source) != shape.leafOf(flow.sink);
        double latency = (crosses ? 70_000 : 60_000) * (1 + Math.abs(noise.next(random)))
                + Math.max(condition.addedLatencyNs[flow.source], condition.addedLatencyNs[flow.sink]);
        long segments = (long) (bytesPerS / SEGMENT_BYTES);
        double loss = condition.sendingLoss[flow.source] + condition.receivingLoss[flow.sink];
        return new PairFigures(
                bytesPerS,
                isStalled ? Double.NaN : latency,
                isStalled ? Double.NaN : latency * 3,
                segments,
                lost(segments * loss),
                isStalled ? 1 : 0,
                false,
                flow.port);
    }

    private long lost(double expected) {
        return Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
    }
}
