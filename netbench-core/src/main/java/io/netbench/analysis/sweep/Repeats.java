package io.netbench.analysis.sweep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The runs of one point of a sweep, put together: medians, since one run may have met something that no other did. */
public record Repeats(List<LoadFigures> runs) {

    public Repeats {
        runs = runs.stream().filter(run -> run.bytesPerS().isPresent()).toList();
    }

    /** Whether none of them has figures. */
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Median of goodput; empty if there is none. */
    public OptionalDouble bytesPerS() {
        return medianOf(run -> run.bytesPerS().orElse(Double.NaN));
    }

    public double leastBytesPerS() {
        return runs.stream()
                .mapToDouble(run -> run.bytesPerS().getAsDouble())
                .min()
                .orElse(Double.NaN);
    }

    public double mostBytesPerS() {
        return runs.stream()
                .mapToDouble(run -> run.bytesPerS().getAsDouble())
                .max()
                .orElse(Double.NaN);
    }

    /** Median of a count or time; empty if no run has it. */
    public OptionalDouble median(Function<LoadFigures, OptionalLong> figure) {
        return medianOf(run -> {
            OptionalLong value = figure.apply(run);
            return value.isPresent() ? value.getAsLong() : Double.NaN;
        });
    }

    /** As a point of a curve over fan-in; empty if none of them has figures. */
    public Optional<FanInPoint> point(int fanIn) {
        return bytesPerS().isEmpty()
                ? Optional.empty()
                : Optional.of(new FanInPoint(
                        fanIn,
                        bytesPerS().getAsDouble(),
                        medianOf(run -> run.perS(run.timeouts())).orElse(Double.NaN),
                        medianOf(run -> run.perS(run.stalls())).orElse(Double.NaN)));
    }

    private OptionalDouble medianOf(ToDoubleFunction<LoadFigures> figure) {
        double[] known = runs.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return known.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((known[(known.length - 1) / 2] + known[known.length / 2]) / 2);
    }
}
