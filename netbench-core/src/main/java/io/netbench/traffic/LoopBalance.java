package io.netbench.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which connections should change their event loop, judged by how busy the loops have been and by what each connection had
 * to do with that. Connections are dealt out evenly by number; where some of them carry far more than others, one loop may have
 * no more to give while another idles.
 */
final class LoopBalance {

    /** From this share of a CPU on, a loop limits its connections. */
    private static final double BOUND = 0.90;

    /** Loops that are at least this busy beside the busiest one are even enough. */
    private static final double EVEN = 0.5;

    /** A smaller difference is not worth a move. */
    private static final double LEAST_GAIN = 0.1;

    private LoopBalance() {}

    /**
     * A connection that should change its loop.
     *
     * @param from its loop's index
     * @param connection its place among the connections of that loop
     * @param to the other loop's index
     */
    record Move(int from, int connection, int to) {}

    /**
     * The moves that make loops alike, few of them; none where no loop is bound, or all are about as busy.
     *
     * @param busy the share of a CPU that each loop took
     * @param work what each connection of each loop had to do, in a unit of its own
     */
    static List<Move> moves(double[] busy, List<long[]> work) {
        List<Move> moves = new ArrayList<>();
        double most = Arrays.stream(busy).max().orElse(0);
        double least = Arrays.stream(busy).min().orElse(0);
        if (most < BOUND || least >= EVEN * most) {
            return moves;
        }
        double[] load = busy.clone();
        List<double[]> shares = shares(busy, work);
        while (true) {
            int from = indexOfMost(load);
            int to = indexOfLeast(load);
            double gap = load[from] - load[to];
            int connection = gap < LEAST_GAIN ? -1 : best(shares.get(from), gap);
            if (connection < 0) {
                return moves;
            }
            double share = shares.get(from)[connection];
            load[from] -= share;
            load[to] += share;
            shares.get(from)[connection] = 0;
            moves.add(new Move(from, connection, to));
        }
    }

    /** What each connection takes of a CPU, as far as its part in the work of its loop tells. */
    private static List<double[]> shares(double[] busy, List<long[]> work) {
        List<double[]> shares = new ArrayList<>();
        for (int loop = 0; loop < busy.length; loop++) {
            long[] each = work.get(loop);
            double all = Arrays.stream(each).asDoubleStream().sum();
            double perWork = all == 0 ? 0 : busy[loop] / all;
            shares.add(Arrays.stream(each).mapToDouble(one -> one * perWork).toArray());
        }
        return shares;
    }

    /** The one that leaves the two loops most alike; -1 if none would bring them nearer by as much as is worth it. */
    private static int best(double[] shares, double gap) {
        int best = -1;
        double bestGap = gap - LEAST_GAIN;
        for (int i = 0; i < shares.length; i++) {
            double left = Math.abs(gap - 2 * shares[i]);
            if (shares[i] > 0 && left <= bestGap) {
                best = i;
                bestGap = left;
            }
        }
        return best;
    }

    private static int indexOfMost(double[] load) {
        int most = 0;
        for (int i = 1; i < load.length; i++) {
            most = load[i] > load[most] ? i : most;
        }
        return most;
    }

    private static int indexOfLeast(double[] load) {
        int least = 0;
        for (int i = 1; i < load.length; i++) {
            least = load[i] < load[least] ? i : least;
        }
        return least;
    }
}
