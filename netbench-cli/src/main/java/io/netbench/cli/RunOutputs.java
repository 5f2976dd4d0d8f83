package io.netbench.cli;

import io.netbench.plan.PlanException;
import io.netbench.result.RunResult;
import io.netbench.result.file.HistogramLogs;
import io.netbench.result.file.LinkCsv;
import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import io.netbench.result.file.ResultWriter;
import io.netbench.result.file.RunCsv;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The documents that a run was asked to leave behind. */
record RunOutputs(Optional<Output> json, Optional<Output> csv, Optional<Output> csvRun, Optional<Output> hgrm) {

    /**
     * Makes sure that all of them can be written, so that nobody finds out after the run.
     *
     * @throws OutputException if one can't; the message names the option
     */
    void requireWritable() {
        json.ifPresent(Output::requireWritable);
        csv.ifPresent(Output::requireWritable);
        csvRun.ifPresent(RunCsv::requireAppendable);
        hgrm.ifPresent(HistogramLogs::requireWritable);
    }

    /**
     * The same, and the JSON document on standard output.
     *
     * @param option that asked for it
     * @throws PlanException if a document is asked for that is in its way
     */
    RunOutputs withJsonOnStandardOutput(String option) {
        if (json.isPresent() || takeStandardOutput()) {
            throw new PlanException(
                    option + " writes JSON to standard output; leave out --json, and what else is to go there");
        }
        return new RunOutputs(Optional.of(new Output(option, "-")), csv, csvRun, hgrm);
    }

    /** Whether one of them goes to standard output, which then must hold nothing else. */
    boolean takeStandardOutput() {
        return Stream.of(json, csv, csvRun).flatMap(Optional::stream).anyMatch(Output::isStandardOutput);
    }

    /**
     * Writes all of them; one that fails does not keep the others from being written.
     *
     * @return a line for each that failed
     */
    List<String> write(RunResult result, PrintStream standardOutput) {
        List<String> failures = new ArrayList<>();
        write(json, output -> ResultWriter.write(result, output, standardOutput), failures);
        write(csv, output -> LinkCsv.write(result, output, standardOutput), failures);
        write(csvRun, output -> RunCsv.append(result, output, standardOutput), failures);
        write(hgrm, output -> HistogramLogs.write(result, output), failures);
        if (takeStandardOutput() && standardOutput.checkError()) {
            failures.add("standard output can't be written");
        }
        return failures;
    }

    private static void write(Optional<Output> output, Consumer<Output> writer, List<String> failures) {
        try {
            output.ifPresent(writer);
        } catch (OutputException e) {
            failures.add(e.getMessage());
        }
    }
}
