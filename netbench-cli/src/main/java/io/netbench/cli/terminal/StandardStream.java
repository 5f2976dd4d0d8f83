package io.netbench.cli.terminal;

import io.netbench.text.TokenVariable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A standard stream of this process, and what text on it may look like. */
public enum StandardStream {
    /** Standard input: keys. */
    IN(0),
    /** Standard output: reports. */
    OUT(1),
    /** Standard error: progress. */
    ERR(2);

    /** What a file or pipe is laid out for. */
    static final int WIDTH_ELSEWHERE = 120;

    /** The width of a terminal that does not tell it. */
    private static final int WIDTH_UNKNOWN = Screen.MIN_WIDTH;

    /** The locale's charset, where the launcher had to give this process another one. */
    private static final String CHARSET = "netbench.charset";

    private static final String WIDTH = "[1-9]\\d{0,3}";
    private static final long STTY_DEADLINE_MS = 1_000;
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

    /** Whether what is written to both ends up in one place, such as a log of all output. */
    public boolean isOneWith(StandardStream other) {
        try {
            return Files.readSymbolicLink(descriptor).equals(Files.readSymbolicLink(other.descriptor));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Whether a line on it can be drawn anew: a terminal that is told to be dumb would show the codes for that. */
    public boolean isRedrawable() {
        return isTerminal() && !isDumb(System.getenv());
    }

    static boolean isDumb(Map<String, String> environment) {
        return "dumb".equals(environment.get("TERM"));
    }

    /** Columns that a line on it has before it wraps: what is drawn anew must be shorter, however narrow that is. */
    public int columns() {
        return columns(System.getenv(), isRedrawable());
    }

    /** The screen behind it, by the environment of this process. */
    public Screen screen() {
        return screen(System.getenv(), isTerminal(), nativeCharset());
    }

    static Screen screen(Map<String, String> environment, boolean terminal, Charset charset) {
        boolean dumb = isDumb(environment);
        // https://no-color.org: any value but the empty one.
        boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(
                columns(environment, terminal && !dumb),
                charset.equals(StandardCharsets.UTF_8),
                terminal && !dumb && !noColour);
    }

    static int columns(Map<String, String> environment, boolean terminal) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches(WIDTH)) {
            return Integer.parseInt(columns);
        }
        return terminal ? terminalWidth() : WIDTH_ELSEWHERE;
    }

    /**
     * Asks {@code stty}, which is on every Linux. A terminal library would ask the terminal itself what it can do, and
     * wait for its answer, which costs seconds on one that gives none.
     */
    private static int terminalWidth() {
        try {
            ProcessBuilder program = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            TokenVariable.withhold(program);
            Process stty = program.start();
            if (!stty.waitFor(STTY_DEADLINE_MS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return WIDTH_UNKNOWN;
            }
            String[] rowsAndColumns = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", -1);
            return rowsAndColumns.length == 2 && rowsAndColumns[1].matches(WIDTH)
                    ? Integer.parseInt(rowsAndColumns[1])
                    : WIDTH_UNKNOWN;
        } catch (IOException e) {
            return WIDTH_UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WIDTH_UNKNOWN;
        }
    }

    /** The locale's charset, which since Java 18 is no longer the default one. */
    static Charset nativeCharset() {
        String name = System.getProperty(CHARSET, System.getProperty("native.encoding", ""));
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}
