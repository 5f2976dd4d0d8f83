package io.netbench.text;

import java.util.stream.Collectors;

/**
 * Text that shows as what it is. Names, versions and errors come from other hosts and from files; a terminal would obey
 * what they have of control characters, and a person be misled by what changes the direction or the end of a line.
 */
public final class PlainText {

    /** Stands for a character that can't be shown; what a charset does not have is a question mark. */
    private static final int REPLACEMENT = 0xfffd;

    private static final String CUT = " ...";

    private PlainText() {}

    /**
     * The text with every character replaced that is no visible part of one line: controls, line and paragraph ends,
     * invisible ones that direct or join others, halves of characters, and those that mean something to one program alone.
     */
    public static String of(String text) {
        return text.codePoints().allMatch(PlainText::isShown)
                ? text
                : text.codePoints()
                        .map(c -> isShown(c) ? c : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** The text with every such character spelt out, as {@code \\u{202e}}, for who wants to see what stands there. */
    public static String spelt(String text) {
        return text.codePoints().allMatch(PlainText::isShown)
                ? text
                : text.codePoints()
                        .mapToObj(c -> isShown(c) ? Character.toString(c) : "\\u{" + Integer.toHexString(c) + "}")
                        .collect(Collectors.joining());
    }

    /** As much of the text as fits into so many characters, with a sign where something was cut off. */
    public static String begin(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        boolean isHalf = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, isHalf ? end - 1 : end) + CUT;
    }

    private static boolean isShown(int character) {
        if (character < 0x7f) {
            return character >= ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
