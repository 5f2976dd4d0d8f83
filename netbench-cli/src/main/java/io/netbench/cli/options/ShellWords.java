package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines as a person types them: quoted, so that they can be copied from a result, and split, as a shell does. */
public final class ShellWords {

    private ShellWords() {}

    public static String join(String command, List<String> arguments) {
        return command
                + arguments.stream().map(argument -> " " + quoted(argument)).collect(Collectors.joining());
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /**
     * The words of a line. Quotes and backslashes keep what they enclose together, as in a shell; nothing is replaced.
     *
     * @throws PlanException if a quote is not closed
     */
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isOpen = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length() && isEscaped(line.charAt(i + 1), quote)) {
                word.append(line.charAt(++i));
                isOpen = true;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                isOpen = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (isOpen) {
                    words.add(word.toString());
                }
                word.setLength(0);
                isOpen = false;
            } else {
                word.append(c);
                isOpen = true;
            }
        }
        if (quote != 0) {
            throw new PlanException("a quote is not closed: " + quote + PlanException.quoted(word.toString()));
        }
        if (isOpen) {
            words.add(word.toString());
        }
        return words;
    }

    /** Between double quotes a backslash is one, unless it stands before what it has to keep from its meaning. */
    private static boolean isEscaped(char next, char quote) {
        return quote == 0 || next == '"' || next == '\\';
    }
}
