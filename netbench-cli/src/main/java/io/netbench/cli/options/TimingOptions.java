package io.netbench.cli.options;

import io.netbench.plan.LoadRequest;
import io.netbench.plan.PlanException;
import io.netbench.plan.TimingRequest;
import io.netbench.text.Property;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What ends a run, and the times around it. */
public final class TimingOptions {

    /** What {@code --drain} is, where there is one. */
    static final String DRAIN =
            "For how long nothing may arrive after the end, before what is still under way is given up; six times as "
                    + "long in all. Default: 5s.";

    @Option(
            names = {"-t", "--duration"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "Length of the measured window, such as 10s, 500ms or 2m. Default: 10s, unless --bytes or "
                    + "--rounds is given. Of several that are given the first that is reached ends the run.")
    @Sets(Property.DURATION)
    private OptionalLong duration = OptionalLong.empty();

    @Option(
            names = {"-w", "--warmup"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "Traffic before the window, which counts for nothing. Default: 2s.")
    @Sets(Property.WARMUP)
    private OptionalLong warmup = OptionalLong.empty();

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "How often figures are shown while the run goes on. Default: 1s.")
    @Sets(Property.INTERVAL)
    private OptionalLong interval = OptionalLong.empty();

    @Option(
            names = "--tick",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "How often each link's bytes are cut into samples of its histogram; --duration must be a "
                    + "multiple. Default: 10ms; at least 100ms above 1000 links.")
    @Sets(Property.TICK)
    private OptionalLong tick = OptionalLong.empty();

    @Option(names = "--drain", paramLabel = "TIME", converter = OptionValues.Time.class, description = DRAIN)
    @Sets(Property.DRAIN)
    private OptionalLong drain = OptionalLong.empty();

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "By when all connections must be up. Default: 10s.")
    @Sets(Property.CONNECT_TIMEOUT)
    private OptionalLong connectTimeout = OptionalLong.empty();

    @Option(
            names = "--round-deadline",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "By when a round must be done; a later one is void and ends its hub. Default: 5s.")
    @Sets(Property.ROUND_DEADLINE)
    private OptionalLong roundDeadline = OptionalLong.empty();

    /**
     * Refuses what would change nothing.
     *
     * @throws PlanException if it is about rounds, and no load goes in rounds
     */
    public void requireUse(List<LoadRequest> loads) {
        if (roundDeadline.isPresent() && loads.stream().noneMatch(LoadRequest::barrier)) {
            throw new PlanException(
                    Property.ROUND_DEADLINE + " needs " + Property.BARRIER + ": only a barrier keeps rounds");
        }
    }

    public TimingRequest toRequest() {
        return new TimingRequest(warmup, duration, tick, interval, drain, roundDeadline, connectTimeout);
    }
}
