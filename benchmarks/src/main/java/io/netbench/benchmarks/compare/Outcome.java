package io.netbench.benchmarks.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a contest gave.
 *
 * @param samples of each entrant, round by round; a round in which one failed is left out for all
 * @param failures what went wrong, in sentences
 */
record Outcome(Contest contest, Map<Contest.Entrant, List<Sample>> samples, List<String> failures) {

    Outcome {
        samples = Map.copyOf(samples);
        failures = List.copyOf(failures);
    }

    /** Whether there was a round in which all entrants finished. */
    boolean wasHeld() {
        return rounds() > 0;
    }

    int rounds() {
        return samples.get(contest.subject()).size();
    }

    /** The median of a figure; empty if the tool can't tell it. */
    OptionalDouble median(Contest.Entrant entrant, Metric metric) {
        double[] values = values(entrant, metric);
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Ratio.median(values));
    }

    /** How the subject compares with a rival; empty if either can't tell the figure. */
    Optional<Ratio> ratio(Contest.Entrant rival, Metric metric) {
        double[] subject = values(contest.subject(), metric);
        double[] other = values(rival, metric);
        boolean bothTell = subject.length > 0 && subject.length == other.length;
        return bothTell ? Optional.of(Ratio.of(subject, other)) : Optional.empty();
    }

    private double[] values(Contest.Entrant entrant, Metric metric) {
        List<Sample> runs = samples.get(entrant);
        boolean allTell = runs.stream().allMatch(sample -> sample.figures().getOrDefault(metric, 0.0) > 0);
        return allTell
                ? runs.stream()
                        .mapToDouble(sample -> sample.figures().get(metric))
                        .toArray()
                : new double[0];
    }
}
