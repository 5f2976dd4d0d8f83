package io.netbench.result;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run of a suite: its whole result, the file that has it, or the reason why it did not take place.
 *
 * @param name what tells it from the others of its suite, such as {@code shift-3}
 * @param phase name of the phase that it belongs to
 * @param parameters what was set for it and not for all, by the name of what it sets, such as {@code block_size_bytes}
 * @param result the whole result
 * @param file that has the result: its path from the folder of the suite
 * @param digest the figures of a result that is in a file, so that not all of a thousand files need be read
 * @param skipped why it did not take place
 */
public record SuiteRun(
        String name,
        String phase,
        Map<String, String> parameters,
        Optional<RunResult> result,
        Optional<String> file,
        Optional<RunDigest> digest,
        Optional<String> skipped) {

    public SuiteRun {
        Require.text("run.name", name);
        Require.text("run.phase", phase);
        parameters = Ordered.copyOf(parameters);
        long ways = Stream.of(result, file, skipped).filter(Optional::isPresent).count();
        if (ways != 1) {
            throw new IllegalArgumentException(
                    "result must be the one of result, file and skipped that is there, got: " + ways + " of them");
        }
        if (file.isPresent() != digest.isPresent()) {
            throw new IllegalArgumentException("digest must be there exactly with a file, got: " + name);
        }
        file.ifPresent(SuiteRun::requireBeside);
    }

    /** Who reads a suite must not be led to files elsewhere. */
    private static void requireBeside(String file) {
        boolean isBeside = !Require.text("run.file", file).startsWith("/")
                && file.indexOf('\\') < 0
                && file.indexOf('\0') < 0
                && Stream.of(file.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
        if (!isBeside) {
            throw new IllegalArgumentException("file must be a path below the folder of the suite, got: " + file);
        }
    }
}
