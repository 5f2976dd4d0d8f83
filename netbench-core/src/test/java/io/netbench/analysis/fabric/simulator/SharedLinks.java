package io.netbench.analysis.fabric.simulator;

import io.netbench.analysis.fabric.simulator.SimulatedFabric.Flow;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** Links between leaves and spines that flows share fairly: none gets more before another that could have it has less. */
final class SharedLinks {

    private final FabricShape shape;
    private final ToIntFunction<Flow> spine;

    SharedLinks(FabricShape shape, ToIntFunction<Flow> spine) {
        this.shape = shape;
        this.spine = spine;
    }

    /** Lowers the rates of flows, given as what each could do alone, to what the links let through. */
    void limit(List<Flow> flows, double[] rates) {
        int links = shape.leaves() * shape.spines();
        double[] free = new double[2 * links];
        int[] users = new int[2 * links];
        Arrays.fill(free, shape.linkHosts());
        int[] up = new int[rates.length];
        int[] down = new int[rates.length];
        boolean[] isSettled = new boolean[rates.length];
        int open = 0;
        for (int i = 0; i < rates.length; i++) {
            Flow flow = flows.get(i);
            isSettled[i] = shape.leafOf(flow.source()) == shape.leafOf(flow.sink()) || rates[i] == 0;
            if (!isSettled[i]) {
                open++;
                up[i] = shape.leafOf(flow.source()) * shape.spines() + spine.applyAsInt(flow);
                down[i] = links + shape.leafOf(flow.sink()) * shape.spines() + spine.applyAsInt(flow);
                users[up[i]]++;
                users[down[i]]++;
            }
        }
        while (open > 0) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < rates.length; i++) {
                if (!isSettled[i]) {
                    least = Math.min(least, share(i, rates, up, down, free, users));
                }
            }
            for (int i = 0; i < rates.length; i++) {
                if (!isSettled[i] && share(i, rates, up, down, free, users) <= least * (1 + 1e-9)) {
                    rates[i] = least;
                    isSettled[i] = true;
                    open--;
                    free[up[i]] -= least;
                    users[up[i]]--;
                    free[down[i]] -= least;
                    users[down[i]]--;
                }
            }
        }
    }

    private static double share(int i, double[] rates, int[] up, int[] down, double[] free, int[] users) {
        return Math.min(rates[i], Math.min(free[up[i]] / users[up[i]], free[down[i]] / users[down[i]]));
    }
}
