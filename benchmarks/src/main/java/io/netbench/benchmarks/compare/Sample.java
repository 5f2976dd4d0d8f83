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
        Builder withCosts(LoadCosts costs, Work work) {
            double gibPerS = figures.get(Metric.GOODPUT) / (1 << 30);
            double receiver = work.read() ? costs.client() : costs.server();
            double sender = work.read() ? costs.server() : costs.client();
            return with(Metric.CPU_PER_GIB, (receiver + sender) / gibPerS)
                    .with(Metric.RECEIVER_CPU_PER_GIB, receiver / gibPerS)
                    .with(Metric.SENDER_CPU_PER_GIB, sender / gibPerS)
                    .with(Metric.SOFT_INTERRUPTS_PER_GIB, costs.softInterrupts() / gibPerS);
        }

        Sample of(String command) {
            return new Sample(figures, command);
        }
    }
}
