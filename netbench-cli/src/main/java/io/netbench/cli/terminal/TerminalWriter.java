package io.netbench.cli.terminal;

import io.netbench.text.PlainText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where text becomes the output of a command. A line that is printed stays one line, whatever is in it, and makes a
 * terminal do nothing: see {@link PlainText}. A format is trusted, what is put into it is not. What is printed or written
 * without a line's end is passed on as it is: it must hold nothing that comes from others.
 */
public final class TerminalWriter extends PrintWriter {

    private static final Pattern STYLES = Pattern.compile(
            Stream.of(Style.values()).map(Style::code).collect(Collectors.joining("|", (char) 27 + "\\[(?:", ")m")));

    private final boolean hasStyles;

    private TerminalWriter(Writer out, boolean hasStyles) {
        super(out, true);
        this.hasStyles = hasStyles;
    }

    /** For messages. */
    public static TerminalWriter plain(Writer out) {
        return new TerminalWriter(out, false);
    }

    /** For reports, too: the sequences of {@link Style} are kept. */
    public static TerminalWriter styled(Writer out) {
        return new TerminalWriter(out, true);
    }

    @Override
    public void println(String line) {
        super.println(hasStyles ? plainBetweenStyles(line) : PlainText.of(line));
    }

    @Override
    public void println(Object line) {
        println(String.valueOf(line));
    }

    @Override
    public PrintWriter format(String format, Object... arguments) {
        return format(Locale.ROOT, format, arguments);
    }

    @Override
    public PrintWriter format(Locale locale, String format, Object... arguments) {
        return super.format(
                locale, format, Stream.of(arguments).map(TerminalWriter::plain).toArray());
    }

    private static Object plain(Object argument) {
        boolean isNoText = argument instanceof Number || argument instanceof Boolean || argument instanceof Character;
        return isNoText ? argument : PlainText.of(String.valueOf(argument));
    }

    private static String plainBetweenStyles(String line) {
        StringBuilder plain = new StringBuilder();
        Matcher style = STYLES.matcher(line);
        int begin = 0;
        while (style.find()) {
            plain.append(PlainText.of(line.substring(begin, style.start()))).append(style.group());
            begin = style.end();
        }
        return plain.append(PlainText.of(line.substring(begin))).toString();
    }
}
