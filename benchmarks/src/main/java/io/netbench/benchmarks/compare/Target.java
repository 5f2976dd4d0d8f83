package io.netbench.benchmarks.compare;

import java.util.ArrayList;
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
 * @param isAim whether that is hoped for, where something less is required
 */
record Target(String cell, String subject, String rival, String rivalCell, Metric metric, double bound, boolean isAim) {

    private static final String IPERF = IperfTool.NAME;
    private static final String THREADS = ThreadsTool.NAME;
    private static final String ELBENCHO = "elbencho";
    private static final String SELF = NetbenchTool.NAME;

    /** The targets of the project, in the order in which they are run: those that stand for two hosts come first. */
    static final List<Target> ALL = all();

    private static List<Target> all() {
        List<Target> targets = new ArrayList<>();
        for (Place place : List.of(Place.SPLIT, Place.parse("split-bbr"))) {
            for (String work : List.of("push-1", "push-4", "push-16", "read-1", "read-4", "read-16")) {
                targets.addAll(streams("1m-0-" + work + "@" + place.label()));
            }
        }
        targets.addAll(uncopied("1m-0-push-4@split"));
        for (String cell : List.of("64k-1-push-16@split", "4k-4k-push-64@split")) {
            for (String rival : List.of(THREADS, ELBENCHO)) {
                targets.add(against(rival, cell, Metric.OPERATIONS, 1.3));
                targets.add(against(rival, cell, Metric.P99, 1.0));
            }
        }
        targets.addAll(datagrams("1448-udp-push-1@split"));
        targets.addAll(datagrams("1448-udp-push-1"));
        targets.addAll(List.of(
                against(THREADS, "1m-0-push-1000", Metric.GOODPUT, 1.1),
                alone("1m-0-push-1000", Metric.SLOWEST_SHARE, 0.8),
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
                ring("4k-4k-push-4", Metric.OPERATIONS)));
        return List.copyOf(targets);
    }

    private static List<Target> streams(String cell) {
        return List.of(
                against(IPERF, cell, Metric.GOODPUT, 1.0),
                aim(IPERF, cell, Metric.GOODPUT, 1.2),
                against(IPERF, cell, Metric.RECEIVER_CPU_PER_GIB, 1.0),
                aim(IPERF, cell, Metric.RECEIVER_CPU_PER_GIB, 0.85),
                against(IPERF, cell, Metric.SENDER_CPU_PER_GIB, 1.0),
                aim(IPERF, cell, Metric.SENDER_CPU_PER_GIB, 0.85));
    }

    /** At one size the ratio of goodputs is that of datagrams; both hand them to the kernel many at a time. */
    private static List<Target> datagrams(String cell) {
        String iperf = IPERF + ":--gsro";
        return List.of(
                against(iperf, cell, Metric.GOODPUT, 1.0),
                aim(iperf, cell, Metric.GOODPUT, 1.3),
                against(iperf, cell, Metric.CPU_PER_GIB, 1.0));
    }

    /** Both without the copy of what was received. */
    private static List<Target> uncopied(String cell) {
        return List.of(
                new Target(cell, SELF + ":--zero-copy", IPERF + ":--skip-rx-copy", cell, Metric.GOODPUT, 1.2, false));
    }

    private static Target against(String rival, String cell, Metric metric, double bound) {
        return new Target(cell, SELF, rival, cell, metric, bound, false);
    }

    private static Target aim(String rival, String cell, Metric metric, double bound) {
        return new Target(cell, SELF, rival, cell, metric, bound, true);
    }

    private static Target within(String cell, String rivalCell, Metric metric, double bound) {
        return new Target(cell, SELF, SELF, rivalCell, metric, bound, false);
    }

    private static Target alone(String cell, Metric metric, double bound) {
        return new Target(cell, SELF, "", cell, metric, bound, false);
    }

    private static Target ring(String cell, Metric metric) {
        return new Target(cell, SELF + ":io_uring", SELF + ":epoll", cell, metric, 1.0, false);
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
        return String.format(
                Locale.ROOT, "%s %s %.2f", isAim ? "aim" : "target", metric.moreIsBetter() ? ">=" : "<=", bound);
    }
}
