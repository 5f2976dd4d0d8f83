package io.netbench.cli.run;

import io.netbench.coordinator.RunListener;
import io.netbench.result.Finding;

/** What a person sees while a run goes on. */
public interface RunView extends RunListener, AutoCloseable {

    /** Makes room for a message to the person. On any thread. */
    void leave();

    /** Whether standard error has this error of the run already. */
    default boolean hasTold(Finding error) {
        return false;
    }

    /** The run is over: nothing more is shown. Called again without effect. */
    @Override
    void close();
}
