package io.netbench.benchmarks.compare;

import java.util.List;
import java.util.Locale;

/**
 * What netbench means to reach.
 *
 * @param cell of the subject
 * @param subject the tool that is judged
 * @param rival the tool that it is compared with; empty when the figure is judged by itself
 * @param rivalCell what the rival does
 * @param metric that is judged
 * @param bound the ratio, or the figure, that is the least (or, where less is better, the most) that will do
 */
record Target(String cell, String subject, String rival, String rivalCell, Metric metric, double bound) {

    private static final String IPERF = "iperf3";
    private static final String THREADS = "threads";
    private static final String SELF = NetbenchTool.NAME;

    /** The targets of the project, in the order in which they are run. */
    static final List<Target> ALL = List.of(
            against(IPERF, "1m-0-push-1", Metric.GOODPUT, 1.0),
            against(IPERF, "1m-0-push-2", Metric.GOODPUT, 1.3),
            against(IPERF, "1m-0-push-4", Metric.GOODPUT, 1.3),
            against(IPERF, "1m-0-push-4", Metric.CPU_PER_GIB, 1.0),
            against(IPERF, "1m-0-read-1", Metric.GOODPUT, 1.0),
            against(IPERF, "1m-0-read-2", Metric.GOODPUT, 1.3),
            against(IPERF, "1m-0-read-4", Metric.GOODPUT, 1.3),
            against(IPERF, "1m-0-read-4", Metric.CPU_PER_GIB, 1.0),
            against(THREADS, "1m-1-push-4", Metric.GOODPUT, 1.2),
            against(THREADS, "1m-1-read-4", Metric.GOODPUT, 1.2),
            against(THREADS, "64k-1-push-16", Metric.GOODPUT, 1.2),
            against(THREADS, "4k-4k-push-64", Metric.OPERATIONS, 1.5),
            against(THREADS, "4k-4k-push-64", Metric.P99, 0.5),
            against(THREADS, "4k-4k-push-4", Metric.OPERATIONS, 1.0),
            within("4k-4k-push-4-q8", "4k-4k-push-4", Metric.OPERATIONS, 2.5),
            within("4k-4k-push-1000", "4k-4k-push-64", Metric.OPERATIONS, 0.6),
            alone("4k-4k-push-1000", Metric.SLOWEST_SHARE, 0.5),
            within("4k-4k-push-10000", "4k-4k-push-64", Metric.OPERATIONS, 0.6),
            alone("4k-4k-push-10000", Metric.SLOWEST_SHARE, 0.5),
            ring("1m-0-push-4", Metric.GOODPUT),
            ring("1m-1-push-4", Metric.GOODPUT),
            ring("64k-1-push-16", Metric.GOODPUT),
            ring("4k-4k-push-64", Metric.OPERATIONS),
            ring("4k-4k-push-4", Metric.OPERATIONS));

    private static Target against(String rival, String cell, Metric metric, double bound) {
        return new Target(cell, SELF, rival, cell, metric, bound);
    }

    private static Target within(String cell, String rivalCell, Metric metric, double bound) {
        return new Target(cell, SELF, SELF, rivalCell, metric, bound);
    }

    private static Target alone(String cell, Metric metric, double bound) {
        return new Target(cell, SELF, "", cell, metric, bound);
    }

    private static Target ring(String cell, Metric metric) {
        return new Target(cell, SELF + ":io_uring", SELF + ":epoll", cell, metric, 1.0);
    }

    boolean isAlone() {
        return rival.isEmpty();
    }

    /** {@code met}, {@code missed}, or {@code undecided}: the interval is too wide to tell. */
    String verdict(Ratio ratio) {
        boolean met = metric.moreIsBetter() ? ratio.low() >= bound : ratio.high() <= bound;
        boolean missed = metric.moreIsBetter() ? ratio.high() < bound : ratio.low() > bound;
        if (met) {
            return "met";
        }
        return missed || !ratio.isUndecided() ? (missed ? "missed" : "met, within the spread") : "undecided";
    }

    String verdict(double figure) {
        return (metric.moreIsBetter() ? figure >= bound : figure <= bound) ? "met" : "missed";
    }

    String describe() {
        return String.format(Locale.ROOT, "%s %.2f", metric.moreIsBetter() ? ">=" : "<=", bound);
    }
}
