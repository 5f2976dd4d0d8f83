package io.netbench.cli.process;

import io.netbench.result.file.Patience;
import io.netbench.result.file.PatientStream;
import io.netbench.text.FileFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Standard output, which may be full, closed, or a pipe that nobody reads: what is written to it is not lost without a word,
 * and holds no run up.
 */
public final class StandardOutput {

    private static final String FAILED = "standard output can't be written";

    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    /** Of a file's mode, as stat(2) tells it. */
    private static final int FILE_TYPE = 0170000;

    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final Patience patience = Patience.endless();
    /** Asked at first: once writing has failed, the descriptor is something else. */
    private final boolean isPipe = isPipe();

    private final Optional<PatientStream> stream;
    private boolean isTold;

    private StandardOutput(boolean replaces) {
        stream = replaces
                ? Optional.of(
                        new PatientStream("standard output", () -> new FileOutputStream(FileDescriptor.out), patience))
                : Optional.empty();
    }

    /** Takes the place of {@code System.out}. */
    public static StandardOutput ofThisProcess() {
        StandardOutput output = new StandardOutput(true);
        output.stream.ifPresent(stream -> System.setOut(new PrintStream(stream, false, charset())));
        return output;
    }

    /** {@code System.out} as it is. */
    static StandardOutput asItIs() {
        return new StandardOutput(false);
    }

    /** Nobody wants to wait for it any longer. */
    public void giveUp() {
        patience.giveUp();
    }

    /**
     * Waits until all has been written.
     *
     * @param out what commands print to
     * @return why it was not, the first time that somebody asks
     */
    public Optional<String> finish(PrintWriter out) {
        boolean failed = out.checkError() || System.out.checkError();
        Optional<String> reason = reason();
        if (isTold || (!failed && reason.isEmpty())) {
            return Optional.empty();
        }
        isTold = true;
        return Optional.of(FAILED + reason.map(why -> ": " + why).orElse(""));
    }

    /**
     * Whether a pipe was not read to its end. Who reads from it, such as {@code head}, has what it wanted: text that is for
     * people is not lost with it.
     */
    public boolean isReaderGone() {
        return isPipe && stream.filter(PatientStream::isRefused).isPresent();
    }

    private static boolean isPipe() {
        try {
            int type = (int) Files.getAttribute(DESCRIPTOR, "unix:mode") & FILE_TYPE;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<String> reason() {
        try {
            if (stream.isPresent()) {
                stream.get().awaitTaken();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileFailure.reasonOf(e));
        }
    }

    /** As the JVM would take it; where it names none, its default is the locale's. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
