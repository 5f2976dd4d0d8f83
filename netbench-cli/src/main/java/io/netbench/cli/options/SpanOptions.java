package io.netbench.cli.options;

import io.netbench.plan.LoadSpan;
import io.netbench.text.Property;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Which part of a run's window one of its loads has. */
public final class SpanOptions {

    @Option(
            names = "--start",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "When the load begins, from the begin of the run's window. Default: with the warm-up.")
    @Sets(Property.START)
    private OptionalLong start = OptionalLong.empty();

    @Option(
            names = "--stop",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "When it ends, from the begin of the run's window. Default: with the run.")
    @Sets(Property.STOP)
    private OptionalLong stop = OptionalLong.empty();

    /**
     * The part that was asked for.
     *
     * @throws io.netbench.plan.PlanException if it ends before it begins
     */
    public LoadSpan toSpan() {
        return new LoadSpan(start, stop);
    }
}
