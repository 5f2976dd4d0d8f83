package io.netbench.cli.options;

import io.netbench.plan.Thresholds;
import io.netbench.text.Property;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What has to be reached for a run to pass. */
public final class ThresholdOptions {

    /** Over these options in a command's help. */
    public static final String HEADING = "Thresholds (the exit status is 3 where one is missed)";

    @Option(
            names = "--min-link",
            paramLabel = "RATE",
            converter = OptionValues.Rate.class,
            description = "Goodput of every link at least, such as 9gbit or 1.1GB/s.")
    @Sets(Property.MIN_LINK)
    private OptionalLong minLink = OptionalLong.empty();

    @Option(
            names = "--min-total",
            paramLabel = "RATE",
            converter = OptionValues.Rate.class,
            description = "Goodput of all links together at least.")
    @Sets(Property.MIN_TOTAL)
    private OptionalLong minTotal = OptionalLong.empty();

    @Option(
            names = "--min-share",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description = "Goodput of each hub at least, as a share of the speed of its NIC, such as 90%% or 0.9.")
    @Sets(Property.MIN_SHARE)
    private OptionalDouble minShare = OptionalDouble.empty();

    @Option(
            names = "--max-p99",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "99th percentile of every link's latency at most, such as 2ms or 500us.")
    @Sets(Property.MAX_P99)
    private OptionalLong maxP99 = OptionalLong.empty();

    @Option(
            names = "--max-retransmits",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description =
                    "Segments that TCP sent again, without those that had arrived, as a share of all at most, such "
                            + "as 0.01%% or 1e-4.")
    @Sets(Property.MAX_RETRANSMITS)
    private OptionalDouble maxRetransmits = OptionalDouble.empty();

    @Option(
            names = "--max-spread",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description = "How far the links' goodputs lie apart at most: largest less smallest, as a share of the "
                    + "median.")
    @Sets(Property.MAX_SPREAD)
    private OptionalDouble maxSpread = OptionalDouble.empty();

    @Option(
            names = "--min-fairness",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description = "Jain's index over the links at least, such as 0.98.")
    @Sets(Property.MIN_FAIRNESS)
    private OptionalDouble minFairness = OptionalDouble.empty();

    @Option(
            names = "--max-loss",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description =
                    "Datagrams of every link that may be lost at most, as a share of those sent, such as 0.1%%; with "
                            + "--udp.")
    @Sets(Property.MAX_LOSS)
    private OptionalDouble maxLoss = OptionalDouble.empty();

    /**
     * Those that were given.
     *
     * @throws io.netbench.plan.PlanException if one is out of its range
     */
    public Thresholds toThresholds() {
        return new Thresholds(minLink, minTotal, minShare, maxP99, maxRetransmits, maxSpread, minFairness, maxLoss);
    }
}
