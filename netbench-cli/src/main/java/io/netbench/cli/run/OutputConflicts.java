package io.netbench.cli.run;

import io.netbench.plan.PlanException;
import io.netbench.result.file.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Documents that would take each other's place, by whatever names and links they go: the last one written would be all that
 * is left.
 *
 * @param outputs in the order in which they are written
 */
public record OutputConflicts(List<Output> outputs) {

    private static final Map<String, Path> STREAMS = new TreeMap<>(
            Map.of("standard output", Path.of("/proc/self/fd/1"), "standard error", Path.of("/proc/self/fd/2")));

    /**
     * Makes sure that there are none.
     *
     * @throws PlanException if there are; the message names the options
     */
    public void requireNone() {
        for (int later = 0; later < outputs.size(); later++) {
            requireNoStream(outputs.get(later));
            for (int earlier = 0; earlier < later; earlier++) {
                requireApart(outputs.get(earlier), outputs.get(later));
            }
        }
    }

    /**
     * Makes sure that no two of them go to standard output.
     *
     * @throws PlanException if they do; the message names the options
     */
    public OutputConflicts requireOneStream() {
        List<String> toStandardOutput = outputs.stream()
                .filter(Output::isStandardOutput)
                .map(output -> output.property().toString())
                .toList();
        if (toStandardOutput.size() > 1) {
            throw new PlanException(String.join(" and ", toStandardOutput)
                    + " can't both go to standard output; give a file to all but one");
        }
        return this;
    }

    /**
     * Makes sure that none of them takes the place of a file that is read.
     *
     * @param read such files
     * @param what they are to a person
     * @throws PlanException if one does; the message names the option
     */
    public OutputConflicts requireNoneAt(List<Path> read, String what) {
        for (Output output : outputs) {
            if (read.stream().anyMatch(output::isAt)) {
                throw new PlanException("%s: is %s; give another file".formatted(output.name(), what));
            }
        }
        return this;
    }

    private static void requireApart(Output earlier, Output later) {
        if (!earlier.isStandardOutput() && later.isAt(earlier.target())) {
            throw new PlanException(
                    "%s and %s: are the same file; give each its own".formatted(earlier.name(), later.name()));
        }
    }

    /** A terminal can show several things, one after another; a file or a pipe would hold a mixture, or one of them. */
    private static void requireNoStream(Output output) {
        STREAMS.forEach((name, stream) -> {
            if (isFileOrPipe(stream) && output.isAt(stream)) {
                throw new PlanException("%s: is where %s goes; give another file%s"
                        .formatted(output.name(), name, name.endsWith("output") ? ", or -" : ""));
            }
        });
    }

    private static boolean isFileOrPipe(Path stream) {
        return Files.isRegularFile(stream) || isPipe(stream);
    }

    private static boolean isPipe(Path stream) {
        try {
            // What is no file, folder or link is a device or a pipe; only devices have a number.
            return Files.readAttributes(stream, BasicFileAttributes.class).isOther()
                    && ((Number) Files.getAttribute(stream, "unix:rdev")).longValue() == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
