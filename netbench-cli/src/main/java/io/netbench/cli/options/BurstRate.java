package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import io.netbench.text.BitRate;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;

/**
 * A rate, and how many blocks iperf3 would send at a time to keep it.
 *
 * @param bitsPerS bits per second; 0: no limit
 * @param blocks empty: as few as possible
 */
public record BurstRate(long bitsPerS, OptionalInt blocks) {

    private static final int MOST_BLOCKS = 1000;

    /** Reads {@code RATE[/N]}; bytes per second may have their own slash. */
    static final class Text implements ITypeConverter<BurstRate> {
        @Override
        public BurstRate convert(String text) {
            int slash = text.lastIndexOf('/');
            if (slash < 0 || text.substring(slash + 1).matches("[sS]")) {
                return new BurstRate(BitRate.parse(text), OptionalInt.empty());
            }
            String blocks = text.substring(slash + 1);
            if (!blocks.matches("[0-9]{1,4}")
                    || Integer.parseInt(blocks) < 1
                    || Integer.parseInt(blocks) > MOST_BLOCKS) {
                throw new PlanException("'" + text + "' has no number of blocks from 1 to " + MOST_BLOCKS
                        + " after its last slash; leave it out, each block is sent when it is due");
            }
            return new BurstRate(BitRate.parse(text.substring(0, slash)), OptionalInt.of(Integer.parseInt(blocks)));
        }
    }
}
