package io.netbench.host.proc;

/** Numbers as the kernel prints them; anything else names where it was found. */
public final class Numbers {

    private Numbers() {}

    public static long parse(String where, String text) throws UnreadableException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw notANumber(where, text);
        }
    }

    public static int parseInt(String where, String text) throws UnreadableException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw notANumber(where, text);
        }
    }

    /** A counter of 64 bits without sign, in a long whose bits are the counter's. */
    public static long parseUnsigned(String where, String text) throws UnreadableException {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw notANumber(where, text);
        }
    }

    /** The numbers of one line, separated by white space: exactly {@code count} of them. */
    public static long[] parseAll(String where, String text, int count) throws UnreadableException {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length != count) {
            throw new UnreadableException(where + " should hold " + count + " numbers, got: " + abbreviate(text));
        }
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = parse(where, words[i]);
        }
        return numbers;
    }

    private static UnreadableException notANumber(String where, String text) {
        return new UnreadableException(where + " should be a number, got: " + abbreviate(text));
    }

    private static String abbreviate(String text) {
        String printable = text.strip().replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
    }
}
