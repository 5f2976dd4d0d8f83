package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Pairs beyond the limits that somebody set. */
final class LimitBreaches {

    private final FabricHosts hosts;
    private final PairMeasurements pairs;
    private final PairClasses classes;
    private final FabricLimits limits;

    LimitBreaches(FabricHosts hosts, PairMeasurements pairs, PairClasses classes, FabricLimits limits) {
        this.hosts = hosts;
        this.pairs = pairs;
        this.classes = classes;
        this.limits = limits;
    }

    /** One finding for each limit that is broken, with all pairs that break it. */
    List<FabricFinding> findings() {
        List<FabricFinding> findings = new ArrayList<>();
        add(
                findings,
                Metric.GOODPUT,
                "under the least goodput that was asked for",
                pair -> pairs.goodput(pair) < limits.leastBytesPerS(),
                pairs::goodput);
        add(
                findings,
                Metric.GOODPUT,
                "under the share of the NIC that was asked for",
                this::isUnderShare,
                pairs::goodput);
        add(
                findings,
                Metric.LATENCY,
                "beyond the limit of the median latency",
                pair -> isOver(pairs.latencyP50Ns(pair), limits.mostP50Ns()),
                pairs::latencyP50Ns);
        add(
                findings,
                Metric.LATENCY,
                "beyond the limit of the 99th percentile of latency",
                pair -> isOver(pairs.latencyP99Ns(pair), limits.mostP99Ns()),
                pairs::latencyP99Ns);
        return findings;
    }

    private boolean isUnderShare(int pair) {
        double lineBytesPerS = classes.lineBitsPerS(classes.classOf(pair)) / 8.0;
        return pairs.goodput(pair) < limits.leastShare() * lineBytesPerS;
    }

    private static boolean isOver(double figure, double most) {
        return most > 0 && figure > most;
    }

    private void add(
            List<FabricFinding> findings,
            Metric metric,
            String where,
            IntPredicate isBroken,
            IntToDoubleFunction figure) {
        int[] broken = IntStream.range(0, pairs.size()).filter(isBroken).toArray();
        if (broken.length > 0) {
            double[] values = IntStream.of(broken).mapToDouble(figure).toArray();
            double median = Quantiles.median(values, values.length);
            boolean isRate = metric == Metric.GOODPUT;
            findings.add(new FindingBuilder(CauseKind.LIMIT)
                    .hosts(hosts.names(distinct(broken, pairs::source)), hosts.names(distinct(broken, pairs::sink)))
                    .scope(where)
                    .symptoms(Set.of(metric))
                    .rates(isRate ? median : Double.NaN, Double.NaN, Double.NaN)
                    .health(Double.NaN, isRate ? Double.NaN : median)
                    .explains(broken.length, broken.length)
                    .build());
        }
    }

    private static int[] distinct(int[] some, java.util.function.IntUnaryOperator host) {
        return IntStream.of(some).map(host).distinct().sorted().toArray();
    }
}
