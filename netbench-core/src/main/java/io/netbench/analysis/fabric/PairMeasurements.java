package io.netbench.analysis.fabric;

import java.util.Arrays;
import java.util.BitSet;

/**
 * One measurement for each measured pair of hosts, in columns, so that a million pairs fit in some 60 MB. Not every pair needs to be there;
 * none is there twice.
 */
public final class PairMeasurements {

    private final int hosts;
    private final int[] sources;
    private final int[] sinks;
    private final double[] goodput;
    private final float[] latencyP50;
    private final float[] latencyP99;
    private final float[] loss;
    private final float[] segments;
    private final BitSet fullPacketsLost;
    private final int[] stalls;
    private final char[] ports;
    private final int[] rounds;
    private final PairIndex rows;
    private final PairIndex columns;

    private PairMeasurements(Builder from) {
        int size = from.size;
        hosts = from.hosts;
        sources = Arrays.copyOf(from.sources, size);
        sinks = Arrays.copyOf(from.sinks, size);
        goodput = Arrays.copyOf(from.goodput, size);
        latencyP50 = Arrays.copyOf(from.latencyP50, size);
        latencyP99 = Arrays.copyOf(from.latencyP99, size);
        loss = Arrays.copyOf(from.loss, size);
        segments = Arrays.copyOf(from.segments, size);
        fullPacketsLost = (BitSet) from.fullPacketsLost.clone();
        stalls = Arrays.copyOf(from.stalls, size);
        ports = Arrays.copyOf(from.ports, size);
        rounds = Arrays.copyOf(from.rounds, size);
        rows = PairIndex.by(hosts, size, pair -> sources[pair]);
        columns = PairIndex.by(hosts, size, pair -> sinks[pair]);
        requireOnce();
    }

    private void requireOnce() {
        int[] seenFrom = new int[hosts];
        Arrays.fill(seenFrom, -1);
        for (int source = 0; source < hosts; source++) {
            for (int k = 0; k < rows.count(source); k++) {
                int sink = sinks[rows.pair(source, k)];
                if (seenFrom[sink] == source) {
                    throw new IllegalArgumentException("pair %d -> %d is there twice".formatted(source, sink));
                }
                seenFrom[sink] = source;
            }
        }
    }

    public static Builder builder(int hosts) {
        return new Builder(hosts);
    }

    public int hosts() {
        return hosts;
    }

    public int size() {
        return sources.length;
    }

    public int source(int pair) {
        return sources[pair];
    }

    public int sink(int pair) {
        return sinks[pair];
    }

    /** Payload in bytes/s; NaN where it was not measured. */
    public double goodput(int pair) {
        return goodput[pair];
    }

    double latencyP50Ns(int pair) {
        return latencyP50[pair];
    }

    double latencyP99Ns(int pair) {
        return latencyP99[pair];
    }

    /** Segments sent again as a share of all; NaN where unknown. */
    double lossShare(int pair) {
        return loss[pair];
    }

    /** Segments that were sent; 0 where unknown. */
    double segments(int pair) {
        return segments[pair];
    }

    /** Whether small packets passed and full ones did not. */
    boolean losesFullPackets(int pair) {
        return fullPacketsLost.get(pair);
    }

    /** Stalls; -1 where unknown. */
    int stalls(int pair) {
        return stalls[pair];
    }

    /** The port that the first measurement came from; 0 where unknown. */
    public int sourcePort(int pair) {
        return ports[pair];
    }

    /** The round in which a pair was measured. */
    int round(int pair) {
        return rounds[pair];
    }

    /** Which number a pair has, or -1 if it was not measured. */
    public int indexOf(int source, int sink) {
        for (int k = 0; k < rows.count(source); k++) {
            int pair = rows.pair(source, k);
            if (sinks[pair] == sink) {
                return pair;
            }
        }
        return -1;
    }

    PairIndex rows() {
        return rows;
    }

    PairIndex columns() {
        return columns;
    }

    /** Gathers measurements. */
    public static final class Builder {

        private final int hosts;
        private int size;
        private int[] sources = new int[64];
        private int[] sinks = new int[64];
        private double[] goodput = new double[64];
        private float[] latencyP50 = new float[64];
        private float[] latencyP99 = new float[64];
        private float[] loss = new float[64];
        private float[] segments = new float[64];
        private final BitSet fullPacketsLost = new BitSet();
        private int[] stalls = new int[64];
        private char[] ports = new char[64];
        private int[] rounds = new int[64];
        private int round;

        private Builder(int hosts) {
            this.hosts = hosts;
        }

        /** Adds a pair, by the numbers of its hosts. */
        public Builder add(int source, int sink, PairFigures figures) {
            if (source == sink || Math.min(source, sink) < 0 || Math.max(source, sink) >= hosts) {
                throw new IllegalArgumentException("no pair of %d hosts: %d -> %d".formatted(hosts, source, sink));
            }
            if (size == sources.length) {
                grow(size * 2);
            }
            sources[size] = source;
            sinks[size] = sink;
            goodput[size] = figures.goodputBytesPerS();
            latencyP50[size] = (float) figures.latencyP50Ns();
            latencyP99[size] = (float) figures.latencyP99Ns();
            loss[size] = (float) figures.lossShare();
            segments[size] = figures.segments();
            fullPacketsLost.set(size, figures.losesFullPackets());
            stalls[size] = figures.stalls();
            ports[size] = (char) figures.sourcePort();
            rounds[size] = round;
            size++;
            return this;
        }

        /** What is added from here on was measured at another time than what was added before. */
        public Builder nextRound() {
            round++;
            return this;
        }

        private void grow(int length) {
            sources = Arrays.copyOf(sources, length);
            sinks = Arrays.copyOf(sinks, length);
            goodput = Arrays.copyOf(goodput, length);
            latencyP50 = Arrays.copyOf(latencyP50, length);
            latencyP99 = Arrays.copyOf(latencyP99, length);
            loss = Arrays.copyOf(loss, length);
            segments = Arrays.copyOf(segments, length);
            stalls = Arrays.copyOf(stalls, length);
            ports = Arrays.copyOf(ports, length);
            rounds = Arrays.copyOf(rounds, length);
        }

        public PairMeasurements build() {
            return new PairMeasurements(this);
        }
    }
}
