package io.netbench.cli.live;

import io.netbench.cli.terminal.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;

/**
 * The second screen of a terminal, which leaves what was on the first one as it was. Keys come one by one and are not
 * echoed, but Ctrl-C still is a signal, as it was before.
 */
final class TerminalCanvas implements Canvas {

    private static final String RESIZED = "WINCH";
    private static final int DISABLED = 0;

    private final Terminal terminal;
    private final boolean colour;
    private final Display display;
    private final Attributes former;
    private final Object formerResize;
    private final AtomicBoolean isResized = new AtomicBoolean(true);
    private Size size;
    private List<Line> shown = List.of();
    private boolean restored;

    /** Takes a terminal over; it is closed when it has been given back. */
    TerminalCanvas(Terminal terminal, boolean colour) {
        this.terminal = terminal;
        this.colour = colour;
        display = new Display(terminal, true);
        former = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        // A run that is put to sleep loses its lease, and would wake up on the wrong screen.
        raw.setControlChar(Attributes.ControlChar.VSUSP, DISABLED);
        terminal.setAttributes(raw);
        formerResize = Signals.register(RESIZED, this::resized);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.puts(Capability.keypad_xmit);
        terminal.flush();
    }

    /**
     * The terminal of this process: keys from standard input, lines to standard error.
     *
     * @throws IOException if it can't be had
     */
    static TerminalCanvas ofThisProcess(boolean colour) throws IOException {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("netbench")
                    .system(true)
                    .systemOutput(SystemOutput.SysErr)
                    .providers("jni,exec")
                    .dumb(false)
                    // Ctrl-C belongs to the run, and a question to the terminal may never be answered.
                    .nativeSignals(false)
                    .graphemeCluster(false)
                    .build();
            requireDrawable(terminal);
            return new TerminalCanvas(terminal, colour);
        } catch (IllegalStateException | LinkageError e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static void requireDrawable(Terminal terminal) throws IOException {
        if (terminal.getStringCapability(Capability.cursor_address) == null
                || terminal.getStringCapability(Capability.clear_screen) == null) {
            terminal.close();
            throw new IOException("a terminal of type " + terminal.getType() + " can't move its cursor");
        }
    }

    @Override
    public synchronized int columns() {
        look();
        // The last column stays empty: to fill it makes some terminals wrap.
        return size.getColumns() - 1;
    }

    @Override
    public synchronized int rows() {
        look();
        return size.getRows();
    }

    /** The terminal has another size now. Any thread may call it. */
    void resized() {
        isResized.set(true);
    }

    /** A resize is a signal, so that nothing has to be asked for each frame. */
    private void look() {
        if (!restored && isResized.getAndSet(false)) {
            size = terminal.getSize();
            display.resize(size);
            forget();
        }
    }

    @Override
    public synchronized void show(List<Line> lines) {
        if (!restored && !lines.equals(shown)) {
            display.update(lines.stream().map(this::styled).toList(), 0);
            shown = List.copyOf(lines);
        }
    }

    @Override
    public synchronized void forget() {
        shown = List.of();
        display.clear();
    }

    @Override
    public int read(long timeoutMs) {
        try {
            return terminal.reader().read(timeoutMs);
        } catch (IOException | IllegalStateException closed) {
            return CLOSED;
        }
    }

    private AttributedString styled(Line line) {
        return colour && line.style() != Style.PLAIN
                ? new AttributedString(line.text(), style(line.style()))
                : new AttributedString(line.text());
    }

    private static AttributedStyle style(Style style) {
        return switch (style) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case STRONG -> AttributedStyle.BOLD;
            case FAINT -> AttributedStyle.DEFAULT.faint();
            case WARNING -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
            case FAILURE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
    }

    @Override
    public synchronized void restore() {
        if (restored) {
            return;
        }
        restored = true;
        Signals.unregister(RESIZED, formerResize);
        terminal.puts(Capability.keypad_local);
        terminal.puts(Capability.cursor_normal);
        if (!terminal.puts(Capability.exit_ca_mode)) {
            // There was no second screen, so the run was drawn on the only one.
            terminal.puts(Capability.clear_screen);
        }
        terminal.flush();
        terminal.setAttributes(former);
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
