package io.netbench.analysis.contention;

import io.netbench.analysis.Fairness;
import io.netbench.analysis.sweep.LoadFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What loads lost to each other.
 *
 * @param losses load by load
 * @param fairness Jain's index of the parts of their goodput that they kept: 1 where all lost alike; empty where one is unknown
 * @param ports that more than one of them needed, those first of which the most was carried
 */
public record Contention(List<LoadLoss> losses, OptionalDouble fairness, List<SharedPort> ports) {

    public Contention {
        losses = List.copyOf(losses);
        ports = List.copyOf(ports);
    }

    /**
     * One run of the series.
     *
     * @param figures of each of its loads
     * @param flows through ports
     */
    public record Run(List<LoadFigures> figures, List<PortFlow> flows) {}

    /**
     * Compares them.
     *
     * @param alone by load, runs in which it was alone
     * @param together runs in which all were there
     */
    public static Contention of(Map<String, List<Run>> alone, List<Run> together) {
        List<LoadLoss> losses = alone.keySet().stream()
                .map(load -> loss(load, figures(load, alone.get(load)), figures(load, together)))
                .toList();
        List<Double> kept = losses.stream()
                .map(LoadLoss::kept)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        Optional<Double> fairness =
                kept.size() < losses.size() || kept.size() < 2 ? Optional.empty() : Fairness.jain(kept);
        return new Contention(
                losses, fairness.map(OptionalDouble::of).orElse(OptionalDouble.empty()), ports(alone, together));
    }

    private static List<LoadFigures> figures(String load, List<Run> runs) {
        return runs.stream()
                .flatMap(run -> run.figures().stream())
                .filter(figures -> figures.load().equals(load))
                .toList();
    }

    private static LoadLoss loss(String load, List<LoadFigures> alone, List<LoadFigures> together) {
        return new LoadLoss(
                load,
                rate(alone),
                rate(together),
                time(alone, LoadFigures::p50Ns),
                time(together, LoadFigures::p50Ns),
                time(alone, LoadFigures::p99Ns),
                time(together, LoadFigures::p99Ns));
    }

    private static OptionalDouble rate(List<LoadFigures> runs) {
        return median(runs.stream()
                .map(LoadFigures::bytesPerS)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray());
    }

    private static OptionalLong time(List<LoadFigures> runs, Function<LoadFigures, OptionalLong> figure) {
        OptionalDouble median = median(runs.stream()
                .map(figure)
                .filter(OptionalLong::isPresent)
                .mapToDouble(OptionalLong::getAsLong)
                .toArray());
        return median.isPresent() ? OptionalLong.of(Math.round(median.getAsDouble())) : OptionalLong.empty();
    }

    private static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    private static List<SharedPort> ports(Map<String, List<Run>> alone, List<Run> together) {
        List<SharedPort> ports = new ArrayList<>();
        List<PortFlow> all =
                together.stream().flatMap(run -> run.flows().stream()).toList();
        all.stream()
                .map(flow -> Map.entry(flow.endpoint(), flow.into()))
                .distinct()
                .forEach(place -> {
                    List<PortFlow> here = alone.keySet().stream()
                            .flatMap(load -> through(all, place, load).stream())
                            .toList();
                    double most = alone.entrySet().stream()
                            .flatMap(runs -> through(
                                    runs.getValue().stream()
                                            .flatMap(run -> run.flows().stream())
                                            .toList(),
                                    place,
                                    runs.getKey())
                                    .stream())
                            .mapToDouble(PortFlow::wireBytesPerS)
                            .max()
                            .orElse(0);
                    if (here.size() > 1) {
                        ports.add(new SharedPort(place.getKey(), place.getValue(), here, most));
                    }
                });
        ports.sort((one, other) -> Double.compare(other.wireBytesPerS(), one.wireBytesPerS()));
        return ports;
    }

    /** What a load carried there, in the median of its runs; none if it did not. */
    private static Stream<PortFlow> stream(List<PortFlow> flows, Map.Entry<String, Boolean> place, String load) {
        return flows.stream()
                .filter(flow -> flow.load().equals(load)
                        && flow.endpoint().equals(place.getKey())
                        && flow.into() == place.getValue());
    }

    private static List<PortFlow> through(List<PortFlow> flows, Map.Entry<String, Boolean> place, String load) {
        OptionalDouble goodput = median(
                stream(flows, place, load).mapToDouble(PortFlow::bytesPerS).toArray());
        OptionalDouble wire = median(
                stream(flows, place, load).mapToDouble(PortFlow::wireBytesPerS).toArray());
        return goodput.isEmpty()
                ? List.of()
                : List.of(new PortFlow(
                        place.getKey(), place.getValue(), load, goodput.getAsDouble(), wire.getAsDouble()));
    }
}
