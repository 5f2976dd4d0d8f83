package io.netbench.cli.agent;

import io.netbench.text.PlainText;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** Lines that begin with the time of day, with the date and the zone too, or with a time as somebody wants it. Thread-safe. */
public final class TimedLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssXX", Locale.ROOT);

    /** A line may tell what a peer said, as long as that may be. */
    private static final int MOST_CHARACTERS = 1_000;

    private final PrintWriter out;
    private final Function<ZonedDateTime, String> time;

    TimedLines(PrintWriter out) {
        this(out, false);
    }

    /**
     * Lines on {@code out}.
     *
     * @param withDate whether the date and the zone of the time are told
     */
    public TimedLines(PrintWriter out, boolean withDate) {
        this(out, at -> (withDate ? DATE : TIME).format(at) + "  ");
    }

    /**
     * Lines on {@code out}.
     *
     * @param time what each begins with, and what separates it from the rest
     */
    public TimedLines(PrintWriter out, Function<ZonedDateTime, String> time) {
        this.out = out;
        this.time = time;
    }

    /** Says one line, or as much of it as anybody would read. */
    public synchronized void say(String text) {
        String said = PlainText.begin(text, MOST_CHARACTERS);
        out.println(PlainText.of(time.apply(ZonedDateTime.now(ZoneId.systemDefault())) + said));
        out.flush();
    }
}
