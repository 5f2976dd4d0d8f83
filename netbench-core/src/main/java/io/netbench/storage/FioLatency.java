package io.netbench.storage;

import io.netbench.result.StorageLatency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Latency of the jobs of a group together: means by their weight, percentiles of one job, or of the bins of {@code json+}. */
final class FioLatency {

    private static final int NS_PER_US = 1000;
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
            JsonField latency = latency(direction);
            Double mean = latency.at("mean").numberOrNull();
            double count = count(direction, latency);
            if (mean != null) {
                samples += count;
                sum += mean * count * unit(direction);
            }
        }
        Double mean = samples > 0 ? (Double) (sum / samples) : null;
        SortedMap<Double, Double> bins = bins(directions);
        Double p50 = percentile(directions, bins, "50.000000", 0.5);
        Double p99 = percentile(directions, bins, "99.000000", 0.99);
        return new StorageLatency(
                mean, p50, p99, Map.of("mean", "the file has none", "p50", NO_PERCENTILES, "p99", NO_PERCENTILES));
    }

    /** Completion latency, or of both parts where only that was asked for; of versions before 3 in microseconds. */
    private static JsonField latency(JsonField direction) {
        for (String name : List.of("clat_ns", "lat_ns", "clat", "lat")) {
            if (direction.at(name).at("N").isThere()
                    || direction.at(name).at("mean").isThere()) {
                return direction.at(name);
            }
        }
        return direction.at("clat_ns");
    }

    private static int unit(JsonField direction) {
        return direction.at("clat_ns").isThere() || direction.at("lat_ns").isThere() ? 1 : NS_PER_US;
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
            Double value = latency(direction).at("percentile").at(name).numberOrNull();
            return value == null ? null : (Double) (value * unit(direction));
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
            JsonField written = latency(direction).at("bins");
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
