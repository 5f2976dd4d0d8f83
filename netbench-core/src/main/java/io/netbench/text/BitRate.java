package io.netbench.text;

import java.util.Locale;
import java.util.Map;

/** Rates in bits per second as people write and read them. Suffixes count in 1000s, as networks do. */
public final class BitRate {

    private static final long K = 1_000L;
    private static final long M = 1_000_000L;
    private static final long G = 1_000_000_000L;
    private static final long T = 1_000_000_000_000L;

    private static final QuantityParser QUANTITY = new QuantityParser(
            "a rate",
            "bits per second",
            "write bits per second with an optional suffix kbit, mbit, gbit or tbit, such as 10gbit",
            Map.ofEntries(
                    Map.entry("", 1L),
                    Map.entry("bit", 1L),
                    Map.entry("k", K),
                    Map.entry("kbit", K),
                    Map.entry("m", M),
                    Map.entry("mbit", M),
                    Map.entry("g", G),
                    Map.entry("gbit", G),
                    Map.entry("t", T),
                    Map.entry("tbit", T)));

    private BitRate() {}

    /**
     * Bits per second of a text such as {@code 800mbit}, {@code 2.5gbit/s} or {@code 10G}. Bytes per second have no
     * form of their own, so that nobody is off by a factor of 8.
     *
     * @throws QuantityException if it is none; the message begins with the text and says what would be right
     */
    public static long parse(String text) {
        boolean perSecond = text.toLowerCase(Locale.ROOT).endsWith("bit/s");
        return QUANTITY.parse(perSecond ? text.substring(0, text.length() - "/s".length()) : text);
    }

    /** The shortest exact text that {@link #parse} reads back: {@code 10gbit}. */
    public static String format(long bitsPerS) {
        return QuantityParser.inLargestUnit(bitsPerS, K, "bit", "kbit", "mbit", "gbit", "tbit");
    }

    /** The same for prose: {@code 10 Gbit/s}. */
    public static String describe(long bitsPerS) {
        return QuantityParser.inLargestUnit(bitsPerS, K, " bit/s", " kbit/s", " Mbit/s", " Gbit/s", " Tbit/s");
    }
}
