package io.netbench.suite;

import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteStatus;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.SuiteWriter;
import java.util.Optional;

/** One document that holds the suite and all of its runs. It is written when the suite is over. */
public final class SuiteDocument implements SuiteStore {

    private final Output output;
    private final Outlet outlet;

    public SuiteDocument(Output output, Outlet outlet) {
        this.output = output;
        this.outlet = outlet;
    }

    @Override
    public Optional<Kept> keep(String run, RunResult result) {
        return Optional.of(new Kept(Optional.of(result), Optional.empty()));
    }

    @Override
    public void write(SuiteResult suite) {
        if (suite.status() != SuiteStatus.RUNNING) {
            SuiteWriter.write(suite, output, outlet);
        }
    }
}
