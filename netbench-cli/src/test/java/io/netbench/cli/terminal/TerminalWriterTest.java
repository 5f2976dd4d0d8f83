package io.netbench.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalWriterTest {

    private static final String ESC = "\u001b";
    private static final String HOSTILE = ESC + "[2Jx\nnetbench: all is well\r" + ESC + "[31m\u202e";
    private static final String SHOWN = "\ufffd[2Jx\ufffdnetbench: all is well\ufffd\ufffd[31m\ufffd";

    private final StringWriter written = new StringWriter();

    @Test
    void shouldKeepAMessageOnOneLineWithoutAnySequence() {
        TerminalWriter.plain(written).println(HOSTILE);

        assertEquals(SHOWN + "\n", written.toString());
    }

    @Test
    void shouldKeepTheSequencesOfStylesAloneInAReport() {
        String styled = new Screen(80, true, true).styled(Style.WARNING, "slow");

        TerminalWriter.styled(written).println(styled + ESC + "[8m" + ESC + "]0;title\u0007");

        assertEquals(styled + "\ufffd[8m\ufffd]0;title\ufffd\n", written.toString());
    }

    @Test
    void shouldTrustAFormatButNotWhatIsPutIntoIt() {
        TerminalWriter.styled(written).printf("  %-3s|%d%b%n", "a\nb" + ESC + "[31m", 7, false);

        assertEquals("  a\ufffdb\ufffd[31m|7false\n", written.toString());
    }

    @Test
    void shouldKeepTheMessageOfAFailureOnOneLineOfItsTrace() {
        new IllegalStateException(HOSTILE).printStackTrace(TerminalWriter.plain(written));

        assertEquals(
                "java.lang.IllegalStateException: " + SHOWN,
                written.toString().lines().findFirst().orElseThrow());
    }

    @Test
    void shouldDoTheSameForThoseWhoLog() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new TerminalStream(new PrintStream(bytes, true, StandardCharsets.US_ASCII));

        err.println(HOSTILE);
        err.println((Object) "a\nb");

        assertEquals(2, bytes.toString(StandardCharsets.US_ASCII).lines().count());
        assertEquals(-1, bytes.toString(StandardCharsets.US_ASCII).indexOf(ESC));
    }
}
