package io.netbench.cli.report;

import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.TextTable;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How the rates of one table are written, all in one unit.
 *
 * @param unit fits most of them
 * @param decimals digits after the point
 * @param shown bits, bytes or both
 */
public record Rates(RateUnit unit, int decimals, RateUnits shown) {

    private static final String UNKNOWN = "-";

    /** From so many units on a figure is hard to read. */
    private static final double HARD_TO_READ = 10_000;

    /** What is at least that much of a unit has two digits left. */
    private static final double TOO_LITTLE = 0.01;

    /**
     * How a column of rates is written.
     *
     * @param rows rates of the rows in bytes per second; null where unknown
     * @param total of the last row; null if unknown
     */
    public static Rates of(List<Double> rows, Double total, RateUnits shown) {
        List<Double> known = rows.stream().filter(Objects::nonNull).sorted().toList();
        double median = known.isEmpty() ? 0 : known.get(known.size() / 2);
        double highest = Stream.concat(known.stream(), Stream.ofNullable(total))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        RateUnit unit = RateUnit.of(known.isEmpty() ? highest : known.get(known.size() - 1));
        if (unit.inBits(highest) >= HARD_TO_READ && unit.larger().inBits(median) >= TOO_LITTLE) {
            return new Rates(unit.larger(), 3, shown);
        }
        return new Rates(unit, 2, shown);
    }

    /** Adds the columns of a rate; what it is a rate of stands before the first one. */
    public void headings(TextTable table, String what) {
        if (shown.hasBits()) {
            table.right(what + unit.bitsName());
        }
        if (shown.hasBytes()) {
            table.right((shown.hasBits() ? "" : what) + unit.bytesName());
        }
    }

    /** How many columns these are. */
    public int columns() {
        return shown == RateUnits.BOTH ? 2 : 1;
    }

    /** Adds the cells of a rate. */
    public void cells(List<String> row, Double bytesPerS) {
        if (shown.hasBits()) {
            row.add(bytesPerS == null ? UNKNOWN : QuantityText.fixed(unit.inBits(bytesPerS), decimals));
        }
        if (shown.hasBytes()) {
            row.add(bytesPerS == null ? UNKNOWN : QuantityText.fixed(unit.inBytes(bytesPerS), decimals));
        }
    }

    /** The unit of {@link #figure} and {@link #brief}. */
    public String name() {
        return shown.hasBits() ? unit.bitsName() : unit.bytesName();
    }

    /** A rate as the table has it, without its unit. */
    public String figure(double bytesPerS) {
        return QuantityText.fixed(inUnits(bytesPerS), decimals);
    }

    /** The same, shorter, for the ends of a scale. */
    String brief(double bytesPerS) {
        return RateUnit.brief(inUnits(bytesPerS));
    }

    /** A rate outside of a table, in whatever unit fits it. */
    String text(double bytesPerS) {
        return text(bytesPerS, shown);
    }

    /** The same where there is no table. */
    static String text(double bytesPerS, RateUnits shown) {
        return shown.hasBits() ? QuantityText.bitRate(bytesPerS) : QuantityText.size(bytesPerS) + "/s";
    }

    private double inUnits(double bytesPerS) {
        return shown.hasBits() ? unit.inBits(bytesPerS) : unit.inBytes(bytesPerS);
    }
}
