package io.netbench.cli;

import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.StandardOutput;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.Set;

/**
 * {@code netbench --version} and nothing else, as scripts ask it of every host: told without a parser, in half of the time.
 * What it says and how it ends is the same.
 */
final class VersionAlone {

    private static final Set<String> NAMES = Set.of("--version", "-V");

    private VersionAlone() {}

    static boolean isAsked(String... arguments) {
        return arguments.length == 1 && NAMES.contains(arguments[0]);
    }

    /** Tells it on standard output, and returns the exit status. */
    static int tell() {
        LibraryLogs.quiet();
        StandardOutput output = StandardOutput.ofThisProcess();
        for (String line : new Version().getVersion()) {
            System.out.println(line);
        }
        PrintWriter nothingElse = new PrintWriter(Writer.nullWriter());
        Optional<String> unwritten = output.finish(nothingElse).filter(why -> !output.isReaderGone());
        unwritten.ifPresent(why -> System.err.println("netbench: " + why));
        return unwritten.isPresent() ? ExitStatus.FAILED : ExitStatus.PASSED;
    }
}
