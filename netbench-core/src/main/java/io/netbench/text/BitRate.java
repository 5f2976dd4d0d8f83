package io.netbench.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rates in bits per second as people write and read them: in bits, whose suffixes count in 1000s, as networks do, or in
 * bytes as storage has them, where {@code MB} counts in 1000s and {@code MiB} in 1024s.
 */
public final class BitRate {

    private static final long K = 1_000L;
    private static final long M = 1_000_000L;
    private static final long G = 1_000_000_000L;
    private static final long T = 1_000_000_000_000L;
    private static final long BITS_A_BYTE = 8;

    private static final String KIND = "a rate";
    private static final String BASE = "bits per second";
    private static final String HINT =
            "write bits per second, such as 10gbit, or bytes per second, such as 3GB/s or 2.8GiB/s";

    private static final QuantityParser BITS = new QuantityParser(
            KIND,
            BASE,
            HINT,
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

    /** What is before the B, and what it is worth in bits. */
    private static final QuantityParser BYTES = new QuantityParser(
            KIND,
            BASE,
            HINT,
            Map.ofEntries(
                    Map.entry("", BITS_A_BYTE),
                    Map.entry("k", K * BITS_A_BYTE),
                    Map.entry("ki", (1L << 10) * BITS_A_BYTE),
                    Map.entry("m", M * BITS_A_BYTE),
                    Map.entry("mi", (1L << 20) * BITS_A_BYTE),
                    Map.entry("g", G * BITS_A_BYTE),
                    Map.entry("gi", (1L << 30) * BITS_A_BYTE),
                    Map.entry("t", T * BITS_A_BYTE),
                    Map.entry("ti", (1L << 40) * BITS_A_BYTE)));

    private static final Pattern IN_BYTES = Pattern.compile("(.*)B(/s)?", Pattern.DOTALL);

    /** Some write a small b for bits, and some for bytes. */
    private static final Pattern IN_DOUBT = Pattern.compile("([0-9.]+)\\s*([kKmMgGtT]?)([iI]?)(b(/s|ps)?|Bps)");

    private static final Pattern WITHOUT_UNIT = Pattern.compile("[0-9]{1,6}(\\.[0-9]+)?");

    private BitRate() {}

    /**
     * Bits per second of a text such as {@code 800mbit}, {@code 2.5gbit/s}, {@code 10G}, {@code 750MB/s} or
     * {@code 2.8GiB/s}. Only a large B stands for bytes, so that nobody is off by a factor of 8. Bytes that are no whole
     * number of bits are rounded to the nearest. A number without a unit is of bits per second, as iperf3 has it, but has
     * to be a million at least: who writes 9 or 400 thinks of a unit.
     *
     * @throws QuantityException if it is none; the message begins with the text and says what would be right
     */
    public static long parse(String text) {
        String written = text.strip();
        Matcher doubtful = IN_DOUBT.matcher(written);
        if (doubtful.matches()) {
            throw new QuantityException(inDoubt(text, doubtful));
        }
        if (WITHOUT_UNIT.matcher(written).matches() && !written.matches("[0.]+")) {
            throw new QuantityException("'" + text + "' has no unit; write " + written + "gbit, or " + written
                    + "bit if bits per second are meant");
        }
        Matcher bytes = IN_BYTES.matcher(written);
        if (bytes.matches()) {
            return BYTES.parseToNearest(bytes.group(1), text);
        }
        boolean perSecond = written.toLowerCase(Locale.ROOT).endsWith("bit/s");
        return BITS.parse(perSecond ? written.substring(0, written.length() - "/s".length()) : written, text);
    }

    private static String inDoubt(String text, Matcher doubtful) {
        String prefix = doubtful.group(2).toLowerCase(Locale.ROOT);
        String binary = doubtful.group(3).isEmpty() || prefix.isEmpty() ? "" : "i";
        String bits =
                binary.isEmpty() ? "write " + doubtful.group(1) + prefix + "bit for bits per second, or " : "write ";
        return "'" + text + "' may be bits or bytes; " + bits + doubtful.group(1) + largePrefix(prefix, binary) + binary
                + "B/s for bytes";
    }

    /** 1000 has a small k, and 1024 a large one. */
    private static String largePrefix(String prefix, String binary) {
        return prefix.equals("k") && binary.isEmpty() ? prefix : prefix.toUpperCase(Locale.ROOT);
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
