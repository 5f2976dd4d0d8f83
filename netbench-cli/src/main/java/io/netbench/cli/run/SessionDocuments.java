package io.netbench.cli.run;

import io.netbench.dataplane.FutureFailures;
import io.netbench.result.RunResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import io.netbench.result.file.ResultWriter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes what a server keeps of sessions. Whatever goes wrong with that is told in a line, and stops nothing else. */
final class SessionDocuments {

    private final Outlet outlet;
    private final Consumer<String> tell;

    /** @param tell hears what went wrong, in a line */
    SessionDocuments(Outlet outlet, Consumer<String> tell) {
        this.outlet = outlet;
        this.tell = tell;
    }

    /** Writes a result, if there is one when it is asked for. */
    void write(Supplier<Optional<RunResult>> result, Output output) {
        try {
            result.get().ifPresent(made -> ResultWriter.write(made, output, outlet));
        } catch (OutputException failed) {
            tell.accept(failed.getMessage());
        } catch (RuntimeException fault) {
            tell.accept(output.name() + ": what is kept could not be put together: " + FutureFailures.reason(fault));
        }
    }
}
