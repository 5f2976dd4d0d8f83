package io.netbench.cli.agent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.terminal.TimeText;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TimedLinesTest {

    private final StringWriter out = new StringWriter();

    @Test
    void shouldBeginWithTheTimeOfDay() {
        new TimedLines(new PrintWriter(out), false).say("a line");

        assertTrue(out.toString().matches("\\d\\d:\\d\\d:\\d\\d  a line\\R"), out::toString);
    }

    @Test
    void shouldBeginWithTheDateAndTheZoneWhereTheyAreAskedFor() {
        new TimedLines(new PrintWriter(out), true).say("a line");

        assertTrue(
                out.toString().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d{4})  a line\\R"),
                out::toString);
    }

    @Test
    void shouldCutWhatAPeerSaidAtLength() {
        new TimedLines(new PrintWriter(out), false).say("run 1 ended: " + "x".repeat(1 << 20));

        assertTrue(
                out.toString().length() < 1_100,
                () -> "characters: " + out.toString().length());
        assertTrue(out.toString().matches("(?s)\\d\\d:\\d\\d:\\d\\d  run 1 ended: x+ \\.\\.\\.\\R"), out::toString);
    }

    /** What stands between the time and the line is its own; what a terminal would obey is not. */
    @Test
    void shouldBeginWithTheTimeAsSomebodyWantsIt() {
        new TimedLines(new PrintWriter(out), at -> TimeText.of("%F \033[1m", at)).say("a line");

        assertTrue(out.toString().matches("\\d{4}-\\d\\d-\\d\\d \ufffd\\[1ma line\\R"), out::toString);
    }
}
