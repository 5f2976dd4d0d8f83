package io.netbench.cli.agent;

import io.netbench.text.PlainText;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines that begin with the time of day, or with the date and the zone too. Thread-safe. */
public final class TimedLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssXX", Locale.ROOT);

    private final PrintWriter out;
    private final DateTimeFormatter format;

    TimedLines(PrintWriter out) {
        this(out, false);
    }

    /**
     * Lines on {@code out}.
     *
     * @param withDate whether the date and the zone of the time are told
     */
    public TimedLines(PrintWriter out, boolean withDate) {
        this.out = out;
        format = withDate ? DATE : TIME;
    }

    /** Says one line. */
    public synchronized void say(String text) {
        out.println(format.format(ZonedDateTime.now(ZoneId.systemDefault())) + "  " + PlainText.of(text));
        out.flush();
    }
}
