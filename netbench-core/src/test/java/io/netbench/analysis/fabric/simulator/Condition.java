package io.netbench.analysis.fabric.simulator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** What state the parts of a simulated fabric are in; faults change it. Rates are shares of a host's line. */
public final class Condition {

    /** Of each host, as a share of the fastest. */
    final double[] line;

    final double[] sending;
    final double[] receiving;
    final double[] sendingLoss;
    final double[] receivingLoss;
    final double[] cpuShare;
    final double[] foreignOut;
    final double[] foreignIn;
    final double[] addedLatencyNs;
    final boolean[][] deadUp;
    final boolean[][] deadDown;
    final double[][] uplink;
    final Map<Long, Double> pairs = new HashMap<>();

    /** Segments lost where several send to a host at once, as a share. */
    final double[] incastLoss;

    /** What a host then receives of what its port lets through. */
    final double[] incastShare;

    /** @param ofIncasts draws what incasts do, so that all else stays as it was without them */
    Condition(FabricShape shape, Random random, Random ofIncasts) {
        int hosts = shape.hosts();
        line = filled(hosts, 1);
        sending = new double[hosts];
        receiving = new double[hosts];
        for (int host = 0; host < hosts; host++) {
            double forGood = 1 + 0.04 * (random.nextDouble() - 0.5);
            sending[host] = forGood;
            receiving[host] = forGood;
        }
        sendingLoss = filled(hosts, 1e-6);
        receivingLoss = filled(hosts, 0);
        cpuShare = filled(hosts, 0.3);
        foreignOut = filled(hosts, 0.001);
        foreignIn = filled(hosts, 0.001);
        addedLatencyNs = new double[hosts];
        deadUp = new boolean[shape.leaves()][shape.spines()];
        deadDown = new boolean[shape.leaves()][shape.spines()];
        double usualLoss = Math.pow(10, -4 + 2.3 * ofIncasts.nextDouble());
        incastLoss = filled(hosts, usualLoss);
        for (int host = 0; host < hosts; host++) {
            incastLoss[host] *= Math.exp(0.1 * ofIncasts.nextGaussian());
        }
        incastShare = filled(hosts, 0.97);
        uplink = new double[shape.leaves()][shape.leaves()];
        for (double[] row : uplink) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
    }

    /** Whether not all lines are of one speed. */
    boolean isMixed() {
        return Arrays.stream(line).distinct().count() > 1;
    }

    private static double[] filled(int length, double value) {
        double[] array = new double[length];
        Arrays.fill(array, value);
        return array;
    }

    static long key(int source, int sink) {
        return ((long) source << 32) | sink;
    }
}
