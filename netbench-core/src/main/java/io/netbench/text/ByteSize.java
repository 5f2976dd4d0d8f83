package io.netbench.text;

import java.util.Map;

/** Sizes in bytes as people write and read them. Suffixes count in 1024s, as storage does. */
public final class ByteSize {

    private static final long K = 1L << 10;
    private static final long M = 1L << 20;
    private static final long G = 1L << 30;
    private static final long T = 1L << 40;

    private static final QuantityParser QUANTITY = new QuantityParser(
            "a size",
            "bytes",
            "write bytes with an optional suffix k, m, g or t, such as 64k",
            Map.ofEntries(
                    Map.entry("", 1L),
                    Map.entry("b", 1L),
                    Map.entry("k", K),
                    Map.entry("kb", K),
                    Map.entry("kib", K),
                    Map.entry("m", M),
                    Map.entry("mb", M),
                    Map.entry("mib", M),
                    Map.entry("g", G),
                    Map.entry("gb", G),
                    Map.entry("gib", G),
                    Map.entry("t", T),
                    Map.entry("tb", T),
                    Map.entry("tib", T)));

    private ByteSize() {}

    /**
     * Bytes of a text such as {@code 4096}, {@code 64k}, {@code 1.5m} or {@code 4GiB}.
     *
     * @throws QuantityException if it is none; the message begins with the text and says what would be right
     */
    public static long parse(String text) {
        return QUANTITY.parse(text);
    }

    /** The shortest exact text that {@link #parse} reads back: {@code 64k}, or {@code 65537}. */
    public static String format(long bytes) {
        return QuantityParser.inLargestUnit(bytes, K, "", "k", "m", "g", "t");
    }

    /** The same for prose: {@code 64 KiB}, or {@code 65537 B}. */
    public static String describe(long bytes) {
        return QuantityParser.inLargestUnit(bytes, K, " B", " KiB", " MiB", " GiB", " TiB");
    }
}
