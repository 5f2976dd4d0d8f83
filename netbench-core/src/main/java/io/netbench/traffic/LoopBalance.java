package io.netbench.traffic;

import io.netbench.traffic.connection.ConnectionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
     * @param connection with each of its ends that is on that loop
     * @param to the other loop's index
     */
    record Move(int from, ConnectionId connection, int to) {}

    /**
     * The moves that make loops alike, few of them; none where no loop is bound, or all are about as busy.
     *
     * @param busy the share of a CPU that each loop took
     * @param work what each connection of each loop had to do, in a unit of its own
     */
    static List<Move> moves(double[] busy, List<Map<ConnectionId, Long>> work) {
        List<Move> moves = new ArrayList<>();
        double most = Arrays.stream(busy).max().orElse(0);
        double least = Arrays.stream(busy).min().orElse(0);
        if (most < BOUND || least >= EVEN * most) {
            return moves;
        }
        double[] load = busy.clone();
        List<Map<ConnectionId, Double>> shares = shares(busy, work);
        while (true) {
            int from = indexOfMost(load);
            int to = indexOfLeast(load);
            double gap = load[from] - load[to];
            ConnectionId connection = best(shares.get(from), gap);
            if (connection == null) {
                return moves;
            }
            double share = shares.get(from).remove(connection);
            load[from] -= share;
            load[to] += share;
            moves.add(new Move(from, connection, to));
        }
    }

    /** What each connection takes of a CPU, as far as its part in the work of its loop tells. */
    private static List<Map<ConnectionId, Double>> shares(double[] busy, List<Map<ConnectionId, Long>> work) {
        List<Map<ConnectionId, Double>> shares = new ArrayList<>();
        for (int loop = 0; loop < busy.length; loop++) {
            double all = work.get(loop).values().stream()
                    .mapToDouble(Long::doubleValue)
                    .sum();
            double perWork = all == 0 ? 0 : busy[loop] / all;
            Map<ConnectionId, Double> ofLoop = new HashMap<>();
            work.get(loop).forEach((connection, done) -> ofLoop.put(connection, done * perWork));
            shares.add(ofLoop);
        }
        return shares;
    }

    /** The one that leaves the two loops most alike; null if none would bring them nearer by as much as is worth it. */
    private static ConnectionId best(Map<ConnectionId, Double> shares, double gap) {
        ConnectionId best = null;
        double bestGap = gap - LEAST_GAIN;
        for (Map.Entry<ConnectionId, Double> each : shares.entrySet()) {
            double left = Math.abs(gap - 2 * each.getValue());
            if (left <= bestGap) {
                best = each.getKey();
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
