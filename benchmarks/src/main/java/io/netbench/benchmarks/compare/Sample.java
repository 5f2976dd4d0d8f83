package io.netbench.benchmarks.compare;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one run of one tool gave. A figure that the tool can't tell is absent.
 *
 * @param figures in the units of {@link Metric}
 * @param command what a person would type to repeat it
 */
record Sample(Map<Metric, Double> figures, String command) {

    Sample {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /** Gathers the figures of a sample. */
    static final class Builder {

        private final Map<Metric, Double> figures = new EnumMap<>(Metric.class);

        Builder with(Metric metric, double figure) {
            figures.put(metric, figure);
            return this;
        }

        /** CPU seconds per GiB from the CPUs that were busy on average, once the goodput is known. */
        Builder withBusyCpus(double cpus) {
            return with(Metric.CPU_PER_GIB, cpus / (figures.get(Metric.GOODPUT) / (1 << 30)));
        }

        Sample of(String command) {
            return new Sample(figures, command);
        }
    }
}
