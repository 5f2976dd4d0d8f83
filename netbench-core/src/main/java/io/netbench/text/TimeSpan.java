package io.netbench.text;

import java.util.Map;

/** Spans of time as people write and read them; in nanoseconds inside. */
public final class TimeSpan {

    private static final long US = 1_000L;
    private static final long MS = 1_000_000L;
    private static final long S = 1_000_000_000L;
    private static final long MINUTE = 60 * S;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final QuantityParser QUANTITY = new QuantityParser(
            "a time",
            "nanoseconds",
            "write seconds, or a number with the suffix ms, s, m or h, such as 500ms",
            Map.ofEntries(
                    Map.entry("", S),
                    Map.entry("ns", 1L),
                    Map.entry("us", US),
                    Map.entry("ms", MS),
                    Map.entry("s", S),
                    Map.entry("m", MINUTE),
                    Map.entry("min", MINUTE),
                    Map.entry("h", HOUR),
                    Map.entry("d", DAY)));

    private TimeSpan() {}

    /**
     * Nanoseconds of a text such as {@code 10s}, {@code 500ms}, {@code 1.5h} or {@code 10}, which is seconds.
     *
     * @throws QuantityException if it is none; the message begins with the text and says what would be right
     */
    public static long parse(String text) {
        return QUANTITY.parse(text);
    }

    /** The shortest exact text that {@link #parse} reads back: {@code 90s}, {@code 2m}, {@code 1500us}. */
    public static String format(long ns) {
        return inLargestUnit(ns, "");
    }

    /** The same for prose: {@code 90 s}. */
    public static String describe(long ns) {
        return inLargestUnit(ns, " ");
    }

    private static String inLargestUnit(long ns, String gap) {
        if (ns == 0) {
            return "0" + gap + "s";
        }
        if (ns % HOUR == 0) {
            return ns / HOUR + gap + "h";
        }
        if (ns % MINUTE == 0) {
            return ns / MINUTE + gap + "m";
        }
        if (ns % S == 0) {
            return ns / S + gap + "s";
        }
        if (ns % MS == 0) {
            return ns / MS + gap + "ms";
        }
        return ns % US == 0 ? ns / US + gap + "us" : ns + gap + "ns";
    }
}
