package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;

/** Times that iperf3 takes in milliseconds; a unit behind the number, such as {@code 2s}, is understood too. */
final class Milliseconds implements ITypeConverter<OptionalLong> {

    private static final long NS_PER_MS = 1_000_000L;

    /** A day, as there. */
    private static final long MOST_MS = 86_400_000L;

    @Override
    public OptionalLong convert(String text) {
        if (!text.matches("[0-9]+")) {
            return new OptionValues.Time().convert(text);
        }
        if (text.length() > Long.toString(MOST_MS).length() || Long.parseLong(text) > MOST_MS) {
            throw new PlanException("'" + text + "' is more than a day; write milliseconds, at most " + MOST_MS);
        }
        return OptionalLong.of(Long.parseLong(text) * NS_PER_MS);
    }
}
