package io.netbench.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A standard stream of this process, and what text on it may look like. */
public enum StandardStream {
    /** Standard output: reports. */
    OUT(1),
    /** Standard error: progress. */
    ERR(2);

    /** What a file or pipe is laid out for. */
    static final int WIDTH_ELSEWHERE = 120;

    private static final Pattern TERMINALS = Pattern.compile("/dev/(pts/\\d+|tty.*|console)");

    private final Path descriptor;

    StandardStream(int descriptor) {
        this.descriptor = Path.of("/proc/self/fd/" + descriptor);
    }

    /**
     * Whether a person looks at it. The kernel's own view is asked, since {@code System.console()} speaks of input and
     * output together, and means different things in different versions of Java.
     */
    public boolean isTerminal() {
        try {
            return TERMINALS
                    .matcher(Files.readSymbolicLink(descriptor).toString())
                    .matches();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The screen behind it, by the environment of this process. */
    public Screen screen() {
        return screen(System.getenv(), isTerminal(), nativeCharset());
    }

    static Screen screen(Map<String, String> environment, boolean terminal, Charset charset) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        // https://no-color.org: any value but the empty one.
        boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(
                width(environment, terminal && !dumb),
                charset.equals(StandardCharsets.UTF_8),
                terminal && !dumb && !noColour);
    }

    private static int width(Map<String, String> environment, boolean terminal) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        return terminal ? terminalWidth() : WIDTH_ELSEWHERE;
    }

    private static int terminalWidth() {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            return terminal.getSize().getColumns();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The locale's charset, which since Java 18 is no longer the default one. */
    private static Charset nativeCharset() {
        String name = System.getProperty("native.encoding", "");
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}
