package io.netbench.cli.options;

import io.netbench.dataplane.AgentLimits;
import io.netbench.plan.PlanException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What an agent takes on at most, whoever asks. */
public final class LimitOptions {

    @Option(
            names = "--max-runs",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "Runs at a time. Default: 4, or 16 for a server.")
    private OptionalInt maxRuns = OptionalInt.empty();

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "Ends of connections in one run. Default: 250000.")
    private OptionalInt maxConnections = OptionalInt.empty();

    @Option(
            names = "--max-duration",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "Warm-up and window of one run. Default: a day.")
    private OptionalLong maxDuration = OptionalLong.empty();

    /** The longest run, where that was given. */
    public OptionalLong maxDurationNs() {
        return maxDuration;
    }

    /**
     * The limits that were given, and this JVM's for the others.
     *
     * @param defaultRuns runs at a time where nothing is said of them
     * @throws PlanException if one of them leaves no room for any run
     */
    public AgentLimits toLimits(int defaultRuns) {
        requireAtLeastOne("{--max-runs}", maxRuns.orElse(1));
        requireAtLeastOne("{--max-connections}", maxConnections.orElse(1));
        requireAtLeastOne("{--max-duration}", maxDuration.orElse(1));
        AgentLimits standard = AgentLimits.forThisJvm();
        return new AgentLimits(
                maxRuns.orElse(defaultRuns),
                maxConnections.orElse(standard.maxConnectionEnds()),
                maxDuration.isPresent() ? Duration.ofNanos(maxDuration.getAsLong()) : standard.maxDuration(),
                standard.maxHeapBytes());
    }

    private static void requireAtLeastOne(String option, long limit) {
        if (limit < 1) {
            throw new PlanException(option + " must be more than 0, got: " + limit);
        }
    }
}
