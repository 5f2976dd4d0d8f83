package io.netbench.cli.terminal;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes times by the letters of {@code strftime(3)}, in the C locale. What is no such letter is left as it is. */
public final class TimeText {

    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('d', "dd"),
            Map.entry('e', "ppd"),
            Map.entry('h', "MMM"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('j', "DDD"),
            Map.entry('k', "ppH"),
            Map.entry('l', "pph"),
            Map.entry('m', "MM"),
            Map.entry('M', "mm"),
            Map.entry('p', "a"),
            Map.entry('S', "ss"),
            Map.entry('y', "yy"),
            Map.entry('Y', "yyyy"),
            Map.entry('z', "xx"),
            Map.entry('Z', "zzz"));

    /** Those that stand for several. */
    private static final Map<Character, String> SHORT = Map.of(
            'c', "%a %b %e %H:%M:%S %Y",
            'D', "%m/%d/%y",
            'F', "%Y-%m-%d",
            'r', "%I:%M:%S %p",
            'R', "%H:%M",
            'T', "%H:%M:%S",
            'x', "%m/%d/%y",
            'X', "%H:%M:%S");

    private TimeText() {}

    /** The text of a time. */
    public static String of(String format, ZonedDateTime at) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char letter = format.charAt(i);
            if (letter == '%' && i + 1 < format.length()) {
                i++;
                text.append(of(format.charAt(i), at));
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }

    private static String of(char letter, ZonedDateTime at) {
        if (SHORT.containsKey(letter)) {
            return of(SHORT.get(letter), at);
        }
        return switch (letter) {
            case 'C' -> "%02d".formatted(at.getYear() / 100);
            case 'n' -> "\n";
            case 't' -> "\t";
            case 's' -> Long.toString(at.toEpochSecond());
            case 'u' -> Integer.toString(at.getDayOfWeek().getValue());
            case 'w' -> Integer.toString(at.getDayOfWeek().getValue() % 7);
            case '%' -> "%";
            default ->
                LETTERS.containsKey(letter)
                        ? DateTimeFormatter.ofPattern(LETTERS.get(letter), Locale.ROOT)
                                .withLocale(Locale.ENGLISH)
                                .format(at)
                        : "%" + letter;
        };
    }
}
