package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** When a good part of all hosts is bad in the same way, that is one finding: what they have in common, not each of them. */
final class ManyHosts {

    private ManyHosts() {}

    /**
     * Puts hosts of a kind together.
     *
     * @param least how many are many
     */
    static List<Cause> merged(List<Cause> causes, int least) {
        List<Cause> merged = new ArrayList<>(causes);
        for (CauseKind kind : List.of(CauseKind.SENDING, CauseKind.RECEIVING, CauseKind.HOST)) {
            List<Cause> alike =
                    causes.stream().filter(cause -> cause.kind() == kind).toList();
            if (alike.size() >= least) {
                merged.removeAll(alike);
                merged.add(0, together(alike));
            }
        }
        return merged;
    }

    private static Cause together(List<Cause> alike) {
        Cause first = alike.get(0);
        ToDoubleFunction<Cause> level = Cause::level;
        return new Cause(
                CauseKind.MANY_HOSTS,
                first.metric(),
                alike.stream()
                        .flatMapToInt(cause -> IntStream.of(cause.sources()))
                        .sorted()
                        .toArray(),
                alike.stream()
                        .flatMapToInt(cause -> IntStream.of(cause.sinks()))
                        .sorted()
                        .toArray(),
                FabricHosts.NO_GROUP,
                FabricHosts.NO_GROUP,
                alike.stream()
                        .flatMapToInt(cause -> IntStream.of(cause.pairs()))
                        .toArray(),
                Quantiles.median(alike.stream().mapToDouble(level).toArray()));
    }
}
