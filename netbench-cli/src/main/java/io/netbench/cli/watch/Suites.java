package io.netbench.cli.watch;

import java.nio.file.Path;

/** Measures the suite of a watch, once for each call. */
@FunctionalInterface
public interface Suites {

    /**
     * Measures it.
     *
     * @param file where its result goes; nothing is there
     */
    Measured measure(Path file);
}
