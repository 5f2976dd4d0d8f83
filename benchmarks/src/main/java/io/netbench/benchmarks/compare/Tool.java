package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.Optional;

/** A program that can put load on a network. */
interface Tool {

    /** What tables call it. */
    String name();

    /** Why it can't be used here, if so. */
    Optional<String> missing();

    /** Its version, where that matters and it tells it. */
    default Optional<String> version() {
        return Optional.empty();
    }

    /** What a reader of its figures should know of this version, if anything. */
    default Optional<String> caution() {
        return Optional.empty();
    }

    /** Whether it can do this work. */
    boolean does(Work work);

    /** Starts what listens, and whatever else outlasts a single run. */
    Session open(Cell cell, Site site) throws IOException;

    /** The tool at work in one cell. Closing it ends its processes. */
    interface Session extends AutoCloseable {

        /** Runs the work once. */
        Sample measure(Timing timing) throws IOException;

        @Override
        void close();
    }
}
