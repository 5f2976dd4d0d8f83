package io.netbench.cli.agent;

import io.netbench.text.PlainText;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines that begin with the time of day. Thread-safe. */
final class TimedLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintWriter out;

    TimedLines(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String text) {
        out.println(TIME.format(LocalTime.now(ZoneId.systemDefault())) + "  " + PlainText.of(text));
        out.flush();
    }
}
