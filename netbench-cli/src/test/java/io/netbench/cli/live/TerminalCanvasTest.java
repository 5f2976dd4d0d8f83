package io.netbench.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TerminalCanvasTest {

    private static final String SECOND_SCREEN = "\u001b[?1049h";
    private static final String FIRST_SCREEN = "\u001b[?1049l";

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final LineDisciplineTerminal terminal;
    private final Attributes before;
    private Attributes latest;

    TerminalCanvasTest() throws IOException {
        terminal = new LineDisciplineTerminal("test", "xterm", sent, StandardCharsets.UTF_8) {
            @Override
            public void setAttributes(Attributes attributes) {
                super.setAttributes(attributes);
                latest = new Attributes(attributes);
            }
        };
        terminal.setSize(Size.of(80, 24));
        before = new Attributes(terminal.getAttributes());
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
    }

    @Test
    void shouldTakeASecondScreenAndGiveTheTerminalBackAsItWas() {
        Canvas canvas = new TerminalCanvas(terminal, true);
        assertTrue(sent().contains(SECOND_SCREEN), this::sent);
        assertFalse(latest.getLocalFlag(LocalFlag.ECHO));
        assertTrue(latest.getLocalFlag(LocalFlag.ISIG));
        assertEquals(0, latest.getControlChar(ControlChar.VSUSP));

        canvas.restore();
        canvas.restore();

        assertEquals(sent().indexOf(FIRST_SCREEN), sent().lastIndexOf(FIRST_SCREEN));
        assertTrue(sent().contains(FIRST_SCREEN), this::sent);
        assertEquals(before.getLocalFlags(), latest.getLocalFlags());
        assertEquals(before.getControlChar(ControlChar.VSUSP), latest.getControlChar(ControlChar.VSUSP));
    }

    @Test
    void shouldLeaveNothingOnATerminalWithoutASecondScreen() throws IOException {
        Terminal ansi = new LineDisciplineTerminal("test", "ansi", sent, StandardCharsets.UTF_8);
        ansi.setSize(Size.of(80, 24));
        Canvas canvas = new TerminalCanvas(ansi, true);
        canvas.columns();
        canvas.show(List.of(Line.plain("drawn")));
        sent.reset();

        canvas.restore();

        assertTrue(sent().contains("\u001b[H\u001b[J"), this::sent);
    }

    @Test
    void shouldRefuseATerminalThatCannotMoveItsCursor() throws IOException {
        Terminal dumb = new LineDisciplineTerminal("test", "dumb", sent, StandardCharsets.UTF_8);

        IOException refusal = assertThrows(IOException.class, () -> TerminalCanvas.requireDrawable(dumb));

        assertEquals("a terminal of type dumb can't move its cursor", refusal.getMessage());
    }

    @Test
    void shouldSendOnlyWhatHasChanged() {
        Canvas canvas = new TerminalCanvas(terminal, true);
        List<Line> lines = new ArrayList<>(IntStream.range(0, canvas.rows())
                .mapToObj(row -> Line.plain("line " + row + " " + ".".repeat(60)))
                .toList());
        canvas.show(lines);
        sent.reset();

        canvas.show(lines);
        assertEquals("", sent());

        lines.set(3, Line.plain("line 3 is new"));
        canvas.show(lines);
        assertTrue(sent().contains("is new"), this::sent);
        assertFalse(sent().contains("line 4"), this::sent);

        sent.reset();
        canvas.forget();
        canvas.show(lines);
        assertTrue(sent().contains("line 4"), this::sent);
    }

    @Test
    void shouldFollowTheSizeOfTheTerminal() {
        TerminalCanvas canvas = new TerminalCanvas(terminal, true);
        assertEquals(79, canvas.columns());
        assertEquals(24, canvas.rows());

        terminal.setSize(Size.of(20, 5));
        canvas.resized();

        assertEquals(19, canvas.columns());
        assertEquals(5, canvas.rows());
    }

    @Test
    void shouldColourOnlyWhereThereIsColour() {
        Line failure = new Line("FAILED", Style.FAILURE);
        TerminalCanvas plain = new TerminalCanvas(terminal, false);
        plain.columns();
        plain.show(List.of(failure));
        assertTrue(sent().contains("FAILED"), this::sent);
        assertFalse(sent().contains("[31m"), this::sent);

        TerminalCanvas coloured = new TerminalCanvas(terminal, true);
        coloured.columns();
        coloured.show(List.of(failure));
        assertTrue(sent().contains("[31m"), this::sent);
    }

    @Test
    void shouldHearKeys() throws IOException {
        Canvas canvas = new TerminalCanvas(terminal, true);
        assertEquals(Canvas.NONE, canvas.read(1));

        terminal.processInputBytes(new byte[] {'q'});
        assertEquals('q', canvas.read(5_000));

        canvas.restore();
        assertEquals(Canvas.CLOSED, canvas.read(5_000));
        canvas.show(List.of(Line.plain("too late")));
        assertFalse(sent().contains("too late"));
    }

    private String sent() {
        return sent.toString(StandardCharsets.UTF_8);
    }
}
