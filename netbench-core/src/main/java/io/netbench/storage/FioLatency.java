package io.netbench.storage;

import io.netbench.result.StorageLatency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Latency of the jobs of a group together: means by their weight, percentiles of one job, or of the bins of {@code json+}. */
final class FioLatency {

    private static final int NS_PER_US = 1000;
    private static final List<String> KINDS = List.of("clat_ns", "lat_ns", "clat", "lat");
    private static final String NO_PERCENTILES =
            "percentiles of several jobs can't be put together; group_reporting or json+ would have them";

    private FioLatency() {}

    /**
     * @param directions the parts {@code read} or {@code write} of the jobs
     */
    static StorageLatency of(List<JsonField> directions) {
        double samples = 0;
        double sum = 0;
        for (JsonField direction : directions) {
            String kind = taken(direction);
            JsonField latency = direction.at(kind);
            Double mean = latency.at("mean").numberOrNull();
            double count = count(direction, latency);
            if (mean != null) {
                samples += count;
                sum += mean * count * unit(kind);
            }
        }
        Double mean = samples > 0 ? (Double) (sum / samples) : null;
        SortedMap<Double, Double> bins = bins(directions);
        Double p50 = percentile(directions, bins, "50.000000", 0.5);
        Double p99 = percentile(directions, bins, "99.000000", 0.99);
        String none = directions.size() == 1 ? "the file has none" : NO_PERCENTILES;
        return new StorageLatency(mean, p50, p99, Map.of("mean", "the file has none", "p50", none, "p99", none));
    }

    /** Completion latency, or of both parts where only that was taken; of versions before 3 in microseconds. */
    private static String taken(JsonField direction) {
        return KINDS.stream()
                .filter(kind -> hasSamples(direction.at(kind)))
                .findFirst()
                .orElse(KINDS.get(0));
    }

    private static boolean hasSamples(JsonField latency) {
        return latency.at("mean").isThere()
                && (!latency.at("N").isThere() || latency.at("N").number() > 0);
    }

    /** The kind of which it has percentiles, which is not always the first. */
    private static String withPercentiles(JsonField direction) {
        return KINDS.stream()
                .filter(kind -> direction.at(kind).at("percentile").isThere())
                .findFirst()
                .orElse(taken(direction));
    }

    private static int unit(String kind) {
        return kind.endsWith("_ns") ? 1 : NS_PER_US;
    }

    private static double count(JsonField direction, JsonField latency) {
        return latency.at("N").isThere()
                ? latency.at("N").number()
                : direction.at("total_ios").isThere()
                        ? direction.at("total_ios").number()
                        : 1;
    }

    private static Double percentile(
            List<JsonField> directions, SortedMap<Double, Double> bins, String name, double quantile) {
        if (directions.size() == 1) {
            JsonField direction = directions.get(0);
            String kind = withPercentiles(direction);
            Double value = direction.at(kind).at("percentile").at(name).numberOrNull();
            return value == null ? null : (Double) (value * unit(kind));
        }
        double total = bins.values().stream().mapToDouble(Double::doubleValue).sum();
        double below = 0;
        for (Map.Entry<Double, Double> bin : bins.entrySet()) {
            below += bin.getValue();
            if (below >= quantile * total) {
                return bin.getKey();
            }
        }
        return null;
    }

    /** Counts by latency; empty unless all jobs have them. */
    private static SortedMap<Double, Double> bins(List<JsonField> directions) {
        SortedMap<Double, Double> bins = new TreeMap<>();
        for (JsonField direction : directions) {
            JsonField written = direction.at(withPercentiles(direction)).at("bins");
            if (!written.isThere()) {
                return new TreeMap<>();
            }
            for (Map.Entry<String, JsonField> bin : written.members()) {
                double ns = Figures.number(bin.getKey(), bin.getValue().place());
                bins.merge(ns, bin.getValue().number(), Double::sum);
            }
        }
        return bins;
    }
}
