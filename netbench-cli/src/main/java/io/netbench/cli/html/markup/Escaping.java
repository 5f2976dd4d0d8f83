package io.netbench.cli.html.markup;

import io.netbench.text.PlainText;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as markup: the one place where that is done. What can't be seen is spelt out, and a word that runs from right to left is
 * kept from turning round what stands beside it.
 */
final class Escaping {

    /** A word, or the arrow between the two names of a link. */
    private static final Pattern WORD = Pattern.compile("->|(?:(?!->)\\S)+");

    /** Below it all characters run from left to right. */
    private static final char FIRST_RIGHT_TO_LEFT = 0x590;

    private static final char ISOLATE = 0x2068;
    private static final char END_OF_ISOLATE = 0x2069;

    private Escaping() {}

    /** Text between tags. */
    static String text(String text) {
        return isolated(PlainText.spelt(text), "<bdi>", "</bdi>");
    }

    /** A name that stands for itself, isolated as a whole. */
    static String name(String name) {
        return "<bdi>" + escaped(PlainText.spelt(name)) + "</bdi>";
    }

    /** The value of an attribute, between quotation marks. Tags can't stand in it, so that marks isolate words. */
    static String attribute(String value) {
        return isolated(PlainText.spelt(value), Character.toString(ISOLATE), Character.toString(END_OF_ISOLATE));
    }

    /** Text that no parser reads. */
    static String shown(String text) {
        return isolated(
                PlainText.spelt(text),
                Character.toString(ISOLATE),
                Character.toString(END_OF_ISOLATE),
                UnaryOperator.identity());
    }

    private static String isolated(String plain, String before, String after) {
        return isolated(plain, before, after, Escaping::escaped);
    }

    private static String isolated(String plain, String before, String after, UnaryOperator<String> escaping) {
        if (plain.chars().allMatch(c -> c < FIRST_RIGHT_TO_LEFT)) {
            return escaping.apply(plain);
        }
        StringBuilder all = new StringBuilder();
        Matcher word = WORD.matcher(plain);
        int end = 0;
        while (word.find()) {
            all.append(escaping.apply(plain.substring(end, word.start())));
            String escaped = escaping.apply(word.group());
            all.append(isRightToLeft(word.group()) ? before + escaped + after : escaped);
            end = word.end();
        }
        return all.append(escaping.apply(plain.substring(end))).toString();
    }

    private static boolean isRightToLeft(String word) {
        return word.codePoints().anyMatch(c -> switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        });
    }

    private static String escaped(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                if (entity == null) {
                    escaped.append(text.charAt(i));
                } else {
                    escaped.append(entity);
                }
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '`' -> "&#96;";
            default -> null;
        };
    }
}
